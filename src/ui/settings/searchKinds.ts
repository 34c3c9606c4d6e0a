/**
 * Going from one kind of search to another: what both know stays, the rest starts
 * at a sensible place. The beam's own numbers come from the defaults of core.
 */
import type { SearchSettings, SeedKind } from '../../core/search/settings.ts';
import { defaultSettings } from '../../core/search/settings.ts';

/** Ten regions in sets of four, as the published 2020 results used: 210 forward passes (methods/sag.md §2.3). */
const combinatorial = { candidates: 10, size: 4 };
/** All pairs of 49 regions are 1,225 forward passes; triples would be 19,649. */
const largestTried = 2;

function seedOf(search: SearchSettings): SeedKind {
  return search.kind === 'exhaustive' ? 'occlusion' : search.seed;
}

function strictOf(search: SearchSettings): boolean {
  return search.kind === 'exhaustive' ? false : search.strict;
}

export function searchOfKind(kind: SearchSettings['kind'], before: SearchSettings): SearchSettings {
  if (kind === before.kind) return before;
  const [seed, strict] = [seedOf(before), strictOf(before)];
  switch (kind) {
    case 'beam': {
      const beam = defaultSettings.search;
      return beam.kind === 'beam' ? { ...beam, seed, strict } : beam;
    }
    case 'combinatorial':
      return { kind, ...combinatorial, seed, strict };
    case 'exhaustive':
      return { kind, maxSize: largestTried };
  }
}
