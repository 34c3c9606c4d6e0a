import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FailureError } from '../../core/failure.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { setOf, size } from '../../core/regions/regionSet.ts';
import { neverStops } from '../../core/stop.ts';
import type { Evaluator } from './evaluator.ts';
import { createRegionScorer } from './regionScorer.ts';

const REGIONS = 9;

/** Confidence = share of regions shown; margin = its double minus one. Notes the size of every batch. */
function fakeEvaluator(options: { batchSize: number; inFlight?: number; diesAfter?: number; throws?: unknown }) {
  const batches: number[] = [];
  const evaluator: Evaluator = {
    batchSize: options.batchSize,
    inFlight: options.inFlight ?? 1,
    warm: () => Promise.resolve(),
    async evaluate(sets) {
      await new Promise((resolve) => setImmediate(resolve));
      if (options.throws) throw options.throws as Error;
      if (batches.length >= (options.diesAfter ?? Infinity)) {
        throw new FailureError({ kind: 'worker-crashed', detail: 'out of memory' });
      }
      batches.push(sets.length);
      return Float32Array.from(sets.flatMap((set) => [size(set) / REGIONS, (2 * size(set)) / REGIONS - 1]));
    },
    dispose: () => undefined,
  };
  return { evaluator, batches };
}

const listOfSets = fc
  .array(fc.integer({ min: 0, max: 2 ** REGIONS - 1 }), { maxLength: 40 })
  .map((bits) => bits.map((b) => BigInt(b) as RegionSet));

const expected = (sets: readonly RegionSet[]) =>
  sets.map((set) => ({
    confidence: Math.fround(size(set) / REGIONS),
    margin: Math.fround((2 * size(set)) / REGIONS - 1),
  }));

test('scores come in order, whatever the batch sizes and the number of evaluators', async () => {
  await fc.assert(
    fc.asyncProperty(
      listOfSets,
      fc.array(fc.record({ batchSize: fc.integer({ min: 1, max: 9 }), inFlight: fc.integer({ min: 1, max: 3 }) }), {
        minLength: 1,
        maxLength: 4,
      }),
      async (sets, shapes) => {
        const fakes = shapes.map(fakeEvaluator);
        const scorer = createRegionScorer(
          REGIONS,
          fakes.map((fake) => fake.evaluator),
        );
        expect(await scorer.score(sets, neverStops)).toEqual(expected(sets));
        for (const [i, fake] of fakes.entries())
          expect(Math.max(0, ...fake.batches)).toBeLessThanOrEqual(shapes[i]!.batchSize);
      },
    ),
  );
});

/** Sizes of the batches that two evaluators, each taking two at once, are given of a list of `count` sets. */
async function sharesOf(count: number, batchSize: number): Promise<number[][]> {
  const fakes = [1, 2].map(() => fakeEvaluator({ batchSize, inFlight: 2 }));
  const scorer = createRegionScorer(
    REGIONS,
    fakes.map((fake) => fake.evaluator),
  );
  await scorer.score(
    Array.from({ length: count }, (_, i) => setOf([i % REGIONS])),
    neverStops,
  );
  return fakes.map((fake) => fake.batches);
}

test('a short list is shared rather than given to one evaluator', async () => {
  expect(await sharesOf(10, 16)).toEqual([[5], [5]]);
});

test('the last round is as long as the first, so that no evaluator waits for another', async () => {
  const shares = await sharesOf(19, 8);
  expect(shares.map((batches) => batches.reduce((a, b) => a + b))).toEqual([10, 9]);
  expect(Math.max(...shares.flat())).toBe(5);
});

test('the batch of a thread that dies is done by the others, and the dead one is not asked again', async () => {
  await fc.assert(
    fc.asyncProperty(listOfSets, fc.integer({ min: 0, max: 3 }), async (sets, diesAfter) => {
      const dying = fakeEvaluator({ batchSize: 3, inFlight: 2, diesAfter });
      const healthy = fakeEvaluator({ batchSize: 4 });
      const scorer = createRegionScorer(REGIONS, [dying.evaluator, healthy.evaluator]);
      expect(await scorer.score(sets, neverStops)).toEqual(expected(sets));
      expect(await scorer.score(sets, neverStops)).toEqual(expected(sets));
      expect(dying.batches.length).toBeLessThanOrEqual(diesAfter);
    }),
  );
});

test('scoring fails when every thread has died', async () => {
  const fakes = [fakeEvaluator({ batchSize: 2, diesAfter: 1 }), fakeEvaluator({ batchSize: 2, diesAfter: 1 })];
  const scorer = createRegionScorer(
    REGIONS,
    fakes.map((fake) => fake.evaluator),
  );
  const sets = Array.from({ length: 12 }, (_, i) => BigInt(i) as RegionSet);
  await expect(scorer.score(sets, neverStops)).rejects.toMatchObject({ failure: { kind: 'worker-crashed' } });
  await expect(scorer.score(sets, neverStops)).rejects.toMatchObject({ failure: { kind: 'worker-crashed' } });
});

test('any other failure is passed on and not tried again', async () => {
  const wrong = new FailureError({ kind: 'wrong-result', backend: 'webgpu', detail: 'zeros' });
  const healthy = fakeEvaluator({ batchSize: 1 });
  const scorer = createRegionScorer(REGIONS, [
    fakeEvaluator({ batchSize: 1, throws: wrong }).evaluator,
    healthy.evaluator,
  ]);
  const sets = Array.from({ length: 20 }, (_, i) => BigInt(i) as RegionSet);
  await expect(scorer.score(sets, neverStops)).rejects.toBe(wrong);
  expect(healthy.batches.length).toBeLessThan(20);
});

test('a stop is obeyed between batches, and nothing runs on afterwards', async () => {
  const stop = new AbortController();
  const fake = fakeEvaluator({ batchSize: 2 });
  const evaluate = fake.evaluator.evaluate.bind(fake.evaluator);
  const scorer = createRegionScorer(REGIONS, [
    {
      ...fake.evaluator,
      evaluate: async (sets) => {
        if (fake.batches.length === 2) stop.abort(new Error('replaced'));
        return evaluate(sets);
      },
    },
  ]);
  const sets = Array.from({ length: 20 }, (_, i) => BigInt(i) as RegionSet);
  await expect(scorer.score(sets, stop.signal)).rejects.toThrow('replaced');
  expect(fake.batches).toEqual([2, 2, 2]);
  await expect(scorer.score([], stop.signal)).rejects.toThrow('replaced');
});

test('an empty list costs nothing', async () => {
  const fake = fakeEvaluator({ batchSize: 2 });
  expect(await createRegionScorer(REGIONS, [fake.evaluator]).score([], neverStops)).toEqual([]);
  expect(fake.batches).toEqual([]);
});
