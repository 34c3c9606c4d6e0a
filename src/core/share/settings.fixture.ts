/** Any settings that the controls, the flags or a file can make. */
import fc from 'fast-check';
import type { ExplainSettings, SearchSettings } from '../search/settings.ts';

const seed = fc.constantFrom('occlusion' as const, 'i-gos' as const, 'grad-cam' as const, 'none' as const);
const whole = (min: number, max: number) => fc.integer({ min, max });

const search: fc.Arbitrary<SearchSettings> = fc.oneof(
  fc.record({
    kind: fc.constant('beam' as const),
    width: whole(1, 100),
    successors: whole(1, 100),
    limit: whole(1, 100),
    seed,
    strict: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('combinatorial' as const),
    candidates: whole(1, 24),
    size: whole(1, 24),
    seed,
    strict: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('exhaustive' as const), maxSize: whole(0, 100) }),
);

export const anySettings: fc.Arbitrary<ExplainSettings> = fc.record({
  grid: fc.record({ rows: whole(1, 26), cols: whole(1, 26) }),
  footprint: fc.constantFrom('tent' as const, 'tile' as const),
  baseline: fc.constantFrom('black' as const, 'mean' as const, 'blur' as const),
  sufficiency: fc.record({
    ratio: fc.double({ min: 0, max: 0.95, noNaN: true }).map(Math.abs),
    topClass: fc.boolean(),
  }),
  search,
  choice: fc.record({
    roots: whole(1, 12),
    overlap: fc.oneof(
      fc.record({
        kind: fc.constant('share' as const),
        limit: fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs),
      }),
      fc.record({ kind: fc.constant('count' as const), limit: whole(0, 10) }),
    ),
  }),
  graph: fc.record({ budget: whole(1, 2000) }),
});
