import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { emptySet, fullSet, setOf, withoutRegion } from '../../core/regions/regionSet.ts';
import { leaked, testBackends, useBackend } from '../../network/backends.fixture.ts';
import { finely } from '../../network/incremental/finely.fixture.ts';
import { imported, mobilenet, resnet, vgg } from '../../network/keras.fixture.ts';
import type { Network } from '../../network/graph.ts';
import type { Scorable } from './forwardScores.ts';
import { incrementalEvaluator } from './incrementalEvaluator.ts';
import { PartialForward } from './partialForward.ts';
import { plainEvaluator } from './plainEvaluator.ts';

const grid = { rows: 3, cols: 3 };
const regions = 9;
const set = fc.bigInt({ min: 0n, max: fullSet(regions) }).map((bits) => bits as RegionSet);
const subjectOf = (network: Network, footprint: 'tent' | 'tile'): Scorable => ({
  network,
  picture: {
    width: 8,
    height: 8,
    rgb: Uint8ClampedArray.from({ length: 192 }, (_, i) => (i * 89 + (i % 5) * 31) % 256),
  },
  preprocess: { order: 'rgb', scale: 1 / 255, mean: [0.5, 0.5, 0.5], std: [0.25, 0.25, 0.25] },
  grid,
  footprint,
  baseline: { kind: 'mean', rgb: [120, 128, 130] },
  target: 1,
});
const gap = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))), 0);

async function withNetwork(make: typeof vgg, body: (network: Network) => Promise<void>): Promise<void> {
  const model = make(true);
  const network = await imported(model);
  await body(network);
  network.dispose();
  model.dispose();
}

describe.each(testBackends)('on %s', (backend) => {
  test.each([
    ['V', vgg, 'tent'],
    ['R', resnet, 'tile'],
    ['M', mobilenet, 'tent'],
  ] as const)('network %s: scores are those of whole passes, whatever was asked before', async (_, make, footprint) => {
    await useBackend(backend);
    await withNetwork(make, async (network) => {
      const subject = subjectOf(network, footprint);
      const plain = plainEvaluator(subject, 8);
      const left = await leaked(async () => {
        const incremental = incrementalEvaluator(subject, finely(network));
        await incremental.warm();
        await fc.assert(
          fc.asyncProperty(fc.array(set, { minLength: 1, maxLength: 8 }), async (sets) => {
            expect(gap(await incremental.evaluate(sets), await plain.evaluate(sets))).toBeLessThan(1e-6);
          }),
          { numRuns: 20 },
        );
        incremental.dispose();
      });
      expect(left).toBe(0);
      plain.dispose();
    });
  });
});

describe('what a set is begun from', () => {
  let network: Network;
  let partial: PartialForward;
  let subject: Scorable;
  beforeAll(async () => {
    await useBackend('cpu');
    network = await imported(resnet(true));
    subject = subjectOf(network, 'tile');
    partial = new PartialForward(subject, finely(network));
  });
  afterAll(() => {
    network.dispose();
  });

  test('maps are the same at every depth, from a near reference, a far one and the set itself', () => {
    const shown = setOf([0, 4, 5]);
    const whole = partial.refer(shown, null);
    const spareMaps = () => whole.maps.map(({ length }) => new Float32Array(length).fill(-7));
    expect(whole.maps).toHaveLength(partial.depths);
    for (const from of [emptySet, fullSet(regions), withoutRegion(shown, 4), shown]) {
      const reference = partial.refer(from, null);
      const course = partial.course(from, shown);
      for (let depth = 1; depth < course.costs.length; depth++) {
        const expected = whole.maps[depth - 1] ?? new Float32Array();
        const out = new Float32Array(expected.length + 2).fill(-7);
        partial.begin(shown, { reference, course }, depth, out, 1);
        expect(gap(out.subarray(1, -1), expected)).toBeLessThan(1e-6);
        expect([out[0], out.at(-1)]).toEqual([-7, -7]);
      }
      // Into new maps, and over maps that held something else.
      for (const [near, spare] of [
        [reference, []],
        [reference, spareMaps()],
        [null, spareMaps()],
      ] as const) {
        const chained = partial.refer(shown, near, spare);
        chained.maps.forEach((map, i) => {
          expect(gap(map, whole.maps[i] ?? [])).toBeLessThan(1e-6);
          if (spare.length > 0) expect(map).toBe(spare[i]);
        });
      }
    }
  });
});

test('an evaluator refuses more sets than it says it takes, and frees all it holds', async () => {
  await useBackend('cpu');
  await withNetwork(mobilenet, async (network) => {
    const before = tf.memory().numTensors;
    const evaluator = incrementalEvaluator({ ...subjectOf(network, 'tent'), batchSize: 2 }, finely(network));
    await expect(evaluator.evaluate([emptySet, setOf([1]), setOf([2])])).rejects.toThrow(/at most 2/);
    evaluator.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
