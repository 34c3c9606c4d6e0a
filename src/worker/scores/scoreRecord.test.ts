import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { setOf } from '../../core/regions/regionSet.ts';
import type { KnownScore } from '../../core/search/memo.ts';
import { readScores, writeScores } from './scoreRecord.ts';

const single = (low: number, high: number) =>
  fc.float({ min: Math.fround(low), max: Math.fround(high), noNaN: true }).filter((value) => !Object.is(value, -0));

const record = fc.integer({ min: 1, max: 196 }).chain((regions) =>
  fc.record({
    regions: fc.constant(regions),
    scores: fc.array(
      fc
        .tuple(fc.bigInt({ min: 0n, max: (1n << BigInt(regions)) - 1n }), single(0, 1), single(-1, 1))
        .map(([set, confidence, margin]): KnownScore => [set as RegionSet, { confidence, margin }]),
      { maxLength: 30 },
    ),
  }),
);

test('what is written comes back bit by bit, for grids of any size', async () => {
  await fc.assert(
    fc.asyncProperty(record, async ({ regions, scores }) => {
      expect(await readScores('question', regions, await writeScores('question', regions, scores))).toEqual(scores);
    }),
    { numRuns: 50 },
  );
});

const scores: readonly KnownScore[] = [
  [setOf([0, 48]), { confidence: 0.5, margin: 0.25 }],
  [setOf([]), { confidence: 0.125, margin: -0.5 }],
];

test('a record with any byte changed is none', async () => {
  const whole = await writeScores('question', 49, scores);
  for (let at = 0; at < whole.length; at++) {
    const changed = whole.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await readScores('question', 49, changed)).toBeNull();
  }
});

test('nor is one that is cut short, of another question, of another grid, or empty', async () => {
  const whole = await writeScores('question', 49, scores);
  expect(await readScores('question', 49, whole.slice(0, -16))).toBeNull();
  expect(await readScores('question', 49, whole.slice(0, 30))).toBeNull();
  expect(await readScores('question', 49, new Uint8Array(0))).toBeNull();
  expect(await readScores('another', 49, whole)).toBeNull();
  expect(await readScores('question', 196, whole)).toBeNull();
});

test('a set of a 7 × 7 grid takes sixteen bytes, and the seal 64 once', async () => {
  expect(await writeScores('question', 49, scores)).toHaveLength(64 + 2 * 16);
});
