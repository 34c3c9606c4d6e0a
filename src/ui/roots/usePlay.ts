/**
 * Selecting one set after the other, slowly enough to look at each.
 *
 * The next set is the one after whatever is selected, so a person may step in at
 * any time and playing goes on from there.
 */
import { useEffect, useState } from 'react';
import type { RegionSet } from '../../core/regions/regionSet.ts';

/** Milliseconds a set is shown; content that changes by itself has to be slower than three times a second (WCAG 2.3.1). */
export const showTime = 1600;

export interface Play {
  readonly playing: boolean;
  readonly toggle: () => void;
  readonly stop: () => void;
}

/** The set after `selected`, the first after the last or after none of them. */
export function nextOf(sets: readonly RegionSet[], selected: RegionSet | null): RegionSet | null {
  const at = selected === null ? -1 : sets.indexOf(selected);
  return sets[(at + 1) % sets.length] ?? null;
}

export function usePlay(
  sets: readonly RegionSet[],
  selected: RegionSet | null,
  select: (set: RegionSet | null) => void,
): Play {
  const [playing, setPlaying] = useState(false);
  const next = nextOf(sets, selected);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setTimeout(() => {
      select(next);
    }, showTime);
    return () => {
      clearTimeout(timer);
    };
  }, [playing, next, select]);
  return {
    playing,
    toggle: () => {
      if (!playing) select(next);
      setPlaying(!playing);
    },
    stop: () => {
      setPlaying(false);
    },
  };
}
