import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { constantScore, linearScore, sigmoidScore } from '../score.fixture.ts';
import type { PictureScore } from '../score.ts';
import { bilateralVariation, edgeWeights } from './bilateralVariation.ts';
import type { MaskShape } from './maskEnlarger.ts';
import { createMaskEnlarger } from './maskEnlarger.ts';
import type { MaskObjective, MaskProblem, ScoreTerm } from './maskObjective.ts';
import { createMaskObjective } from './maskObjective.ts';
import { regularise, totalVariation } from './maskRegulariser.ts';
import { finish } from './work.fixture.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const [height, width] = [9, 11];
const shape: MaskShape = { rows: 3, cols: 4 };
const cells = 12;
const steps = 4;
const wave = (length: number, seed: number) => Float32Array.from({ length }, (_, i) => Math.sin((i + 1) * seed));
const picture = (seed: number) => tf.tensor4d(wave(height * width * 3, seed), [1, height, width, 3]);
const share = (steps + 1) / (2 * steps);

const twoMasks: readonly ScoreTerm[] = [
  { weight: 0.5, direction: 'deletion', masks: [0, 1] },
  { weight: -0.5, direction: 'insertion', masks: [0, 1] },
  { weight: 0.5, direction: 'deletion', masks: [0] },
  { weight: -0.5, direction: 'insertion', masks: [1] },
];
const designs = {
  'I-GOS': { masks: 1, terms: [{ weight: 1, direction: 'deletion', masks: [0] }] },
  'iGOS+': {
    masks: 1,
    terms: [
      { weight: 1, direction: 'deletion', masks: [0] },
      { weight: -1, direction: 'insertion', masks: [0] },
    ],
  },
  'iGOS++': { masks: 2, terms: twoMasks },
} as const;
type Design = keyof typeof designs;
const names = Object.keys(designs) as Design[];

const point = (masks: number) => Float32Array.from({ length: masks * cells }, (_, i) => 0.2 + ((i * 7) % 11) / 14);
const free = () => ({ value: 0, gradient: new Float32Array(cells) });

async function withObjective(
  design: Design,
  make: (weights: tf.Tensor4D) => PictureScore,
  given: Partial<MaskProblem>,
  use: (objective: MaskObjective, shown: Float32Array, hidden: Float32Array, weights: Float32Array) => Promise<void>,
): Promise<void> {
  const before = tf.memory().numTensors;
  const [shown, hidden, plain] = [picture(1.3), picture(2.9), picture(0.7)];
  const weights = tf.mul<tf.Tensor4D>(plain, 0.1);
  const problem = { ...designs[design], score: make(weights), range: [0, 1] as const, shown, hidden, shape, steps };
  const objective = createMaskObjective({ ...problem, regulariser: free, ...given });
  await use(objective, await shown.data<'float32'>(), await hidden.data<'float32'>(), await weights.data<'float32'>());
  objective.dispose();
  tf.dispose([shown, hidden, plain, weights]);
  expect(tf.memory().numTensors).toBe(before);
}

test.each(names)(
  '%s of a linear score is what its closed form says, masks multiplied after enlarging',
  async (design) => {
    const { masks, terms } = designs[design];
    const at = point(masks);
    await withObjective(design, linearScore, { range: [-Infinity, Infinity] }, async (objective, ...pictures) => {
      const [shown, hidden, weights] = pictures;
      const { enlarge } = createMaskEnlarger(shape, height, width);
      const fine = Array.from({ length: masks }, (_, k) => enlarge(at.slice(k * cells, (k + 1) * cells)));
      let expected = 0;
      for (const { weight, direction, masks: places } of terms) {
        weights.forEach((w, i) => {
          const kept = places.reduce((product, place) => product * fine[place]![Math.floor(i / 3)]!, share);
          const [from, to] = direction === 'deletion' ? [hidden[i]!, shown[i]!] : [shown[i]!, hidden[i]!];
          // The mean over the steps of the product with q/S: the mask is multiplied by it once, however many masks it has.
          expected += weight * w * (from + kept * (to - from));
        });
      }
      const { value } = await finish(objective.valueAndGradient(at, null));
      expect(value).toBeCloseTo(expected, 4);
      expect(await finish(objective.value(at, null, Infinity))).toBeCloseTo(value, 5);
    });
  },
);

test.each(names)(
  '%s: finite differences agree with the slope to 1 per cent, noise and bilateral variation included',
  async (design) => {
    const noise = wave(steps * height * width * 3, 5.1).map((value) => value / 10);
    const fine = { rows: height, cols: width };
    const edges = edgeWeights(
      wave(height * width * 3, 1.3).map((value) => value / 10),
      height,
      width,
      'symmetric',
    );
    const variation = bilateralVariation(shape, fine, createMaskEnlarger(shape, height, width), edges);
    const regulariser = (mask: Float32Array) => regularise(mask, variation, { area: 1, smoothness: 20 });
    await withObjective(design, sigmoidScore, { regulariser }, async (objective) => {
      const at = point(designs[design].masks);
      const { value, gradient } = await finish(objective.valueAndGradient(at, noise));
      expect(await finish(objective.value(at, noise, Infinity))).toBeCloseTo(value, 5);
      for (const cell of [0, 3, 5, 8, 11, at.length - 4]) {
        const h = 1 / 64;
        const moved = (by: number) => finish(objective.value(at.with(cell, at[cell]! + by), noise, Infinity));
        const measured = ((await moved(h)) - (await moved(-h))) / (2 * h);
        expect(Math.abs(measured - gradient[cell]!)).toBeLessThan(0.01 * Math.max(Math.abs(measured), 0.1));
      }
    });
  },
);

test.each(names)('%s of a constant classifier has no slope at a mask of ones', async (design) => {
  const regulariser = (mask: Float32Array) =>
    regularise(mask, (m) => totalVariation(m, shape), { area: 1, smoothness: 20 });
  await withObjective(
    design,
    () => constantScore(0.7),
    { regulariser },
    async (objective) => {
      const { gradient } = await finish(
        objective.valueAndGradient(new Float32Array(designs[design].masks * cells).fill(1), null),
      );
      expect([...gradient].every((g) => g === 0)).toBe(true);
    },
  );
});

test.each(names)('%s: the masked pictures alone, one per term', async (design) => {
  await withObjective(design, sigmoidScore, { steps: 1 }, async (objective) => {
    const at = point(designs[design].masks);
    expect(await finish(objective.whole(at, Infinity))).toBeCloseTo(
      await finish(objective.value(at, null, Infinity)),
      6,
    );
    expect(objective.passed).toEqual({ forwards: 2 * designs[design].terms.length, backwards: 0 });
  });
});

test('an evaluation gives up when what is left cannot save it, and only then', async () => {
  await withObjective(
    'iGOS++',
    () => constantScore(0.5),
    {},
    async (objective) => {
      const at = point(2);
      // ½ (0.5 − 0.5 + 0.5 − 0.5) = 0; the least it can be from the start is ½ (0 − 1 + 0 − 1).
      expect(await finish(objective.value(at, null, 0))).toBeCloseTo(0, 6);
      expect(objective.passed.forwards).toBe(16);
      expect(await finish(objective.value(at, null, -1.01))).toBe(Infinity);
      expect(objective.passed.forwards).toBe(16);
      // After the first of the four the least is ½ (0.5 − 1 + 0 − 1) = −0.75.
      expect(await finish(objective.value(at, null, -0.8))).toBe(Infinity);
      expect(objective.passed.forwards).toBe(20);
    },
  );
});

test('a regulariser that is too large costs no picture', async () => {
  const regulariser = () => ({ value: 3, gradient: new Float32Array(cells) });
  await withObjective('I-GOS', sigmoidScore, { regulariser }, async (objective) => {
    expect(await finish(objective.value(point(1), null, 2.9))).toBe(Infinity);
    expect(objective.passed.forwards).toBe(0);
  });
});

test('the product of the masks, cell by cell', async () => {
  await withObjective('iGOS++', sigmoidScore, {}, (objective) => {
    const two = Float32Array.from({ length: 2 * cells }, (_, i) => (i < cells ? 0.5 : i / 24));
    expect([...objective.product(two)]).toEqual(
      Array.from({ length: cells }, (_, i) => Math.fround(Math.fround((12 + i) / 24) / 2)),
    );
    return Promise.resolve();
  });
});
