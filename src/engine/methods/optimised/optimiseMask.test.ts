import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { seededRandom } from '../../../core/seededRandom.ts';
import { deletionDesign } from './iGos.ts';
import { regularise, totalVariation } from './maskRegulariser.ts';
import type { Descent, MaskSearch, MaskStep } from './optimiseMask.ts';
import { optimiseMask } from './optimiseMask.ts';
import { constantScore, sigmoidScore } from '../score.fixture.ts';
import type { PictureScore } from '../score.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const SIDE = 21;

const descent = (judge: 'all steps' | 'one picture'): Descent => ({ kind: 'line search', stride: 200, judge });

const regulariser = (area: number, smoothness: number) => (mask: Float32Array) =>
  regularise(mask, (cells) => totalVariation(cells, { rows: 7, cols: 7 }), { area, smoothness });

/** Ones in the upper left quarter, 0 elsewhere. */
function corner(strength: number): tf.Tensor4D {
  const values = new Float32Array(SIDE * SIDE * 3);
  for (let y = 0; y < SIDE / 2; y++) {
    for (let x = 0; x < SIDE / 2; x++) values.fill(strength, (y * SIDE + x) * 3, (y * SIDE + x) * 3 + 3);
  }
  return tf.tensor4d(values, [1, SIDE, SIDE, 3]);
}

/** A classifier that goes by the upper left quarter; by default it is very sure (0.99998). */
async function search(
  score: (weights: tf.Tensor4D) => PictureScore,
  { strength = 0.03, ...options }: Partial<MaskSearch> & { readonly strength?: number },
  use: (steps: AsyncGenerator<MaskStep | undefined, void, void>) => Promise<void>,
): Promise<void> {
  const before = tf.memory().numTensors;
  const weights = corner(strength);
  const shown = tf.ones<tf.Rank.R4>([1, SIDE, SIDE, 3]);
  const hidden = tf.fill<tf.Rank.R4>([1, SIDE, SIDE, 3], -1);
  await use(
    optimiseMask({
      ...deletionDesign,
      range: [0, 1],
      score: score(weights),
      shown,
      hidden,
      shape: { rows: 7, cols: 7 },
      steps: 10,
      iterations: 8,
      regulariser: regulariser(1, 20),
      noise: null,
      descent: descent('all steps'),
      ...options,
    }),
  );
  tf.dispose([weights, shown, hidden]);
  expect(tf.memory().numTensors).toBe(before);
}

async function all(steps: AsyncGenerator<MaskStep | undefined, void, void>): Promise<MaskStep[]> {
  const list: MaskStep[] = [];
  for await (const step of steps) if (step) list.push(step);
  return list;
}

test('what the class hangs on is removed, the rest is kept', async () => {
  await search(sigmoidScore, { regulariser: regulariser(0.1, 0.1) }, async (steps) => {
    const { mask } = (await all(steps)).at(-1)!;
    expect(mask[0]).toBeLessThan(0.5);
    expect(mask[8]).toBeLessThan(0.5);
    expect(mask[48]).toBeGreaterThan(0.9);
    for (const cell of mask) expect(cell >= 0 && cell <= 1).toBe(true);
  });
});

test('judged by one picture, a very sure classifier gives no step at all', async () => {
  await search(sigmoidScore, { descent: descent('one picture') }, async (steps) => {
    const list = await all(steps);
    expect(list).toHaveLength(1);
    expect(Math.min(...list[0]!.mask)).toBe(1);
  });
});

test.each(['one picture', 'all steps'] as const)('judged by %s, the objective never rises', async (judge) => {
  await search(sigmoidScore, { descent: descent(judge), strength: 0.005 }, async (steps) => {
    const objectives = (await all(steps)).map((step) => step.objective);
    expect(objectives.length).toBeGreaterThan(1);
    objectives.slice(1).forEach((value, i) => {
      expect(value).toBeLessThanOrEqual(objectives[i]! + 1e-6);
    });
  });
});

test('a constant classifier leaves the mask at ones and ends at once', async () => {
  await search(
    () => constantScore(0.9),
    {},
    async (steps) => {
      const list = await all(steps);
      expect(list).toHaveLength(1);
      expect([...list[0]!.mask].every((cell) => cell === 1)).toBe(true);
    },
  );
});

test('noise is repeatable by its seed, changes the result, and does not end the search early', async () => {
  const run = async (options: Partial<MaskSearch>) => {
    let masks: MaskStep[] = [];
    await search(sigmoidScore, { iterations: 3, ...options }, async (steps) => {
      masks = await all(steps);
    });
    return masks;
  };
  const noisy = await run({ noise: { deviation: 0.3, random: seededRandom(17) } });
  expect(noisy).toHaveLength(3);
  expect(await run({ noise: { deviation: 0.3, random: seededRandom(17) } })).toEqual(noisy);
  expect((await run({})).at(-1)!.mask).not.toEqual(noisy.at(-1)!.mask);
});

test('a trial is given up as soon as it is lost, and the search comes out as if it were not', async () => {
  const options = { strength: 0.005, iterations: 3, regulariser: regulariser(0.5, 1) };
  let quick: MaskStep[] = [];
  let slow: MaskStep[] = [];
  await search(sigmoidScore, options, async (steps) => {
    quick = await all(steps);
  });
  await search(sigmoidScore, { ...options, range: [-Infinity, Infinity] }, async (steps) => {
    slow = await all(steps);
  });
  expect(quick.map(({ mask }) => mask)).toEqual(slow.map(({ mask }) => mask));
  expect(quick.at(-1)!.forwards).toBeLessThan(slow.at(-1)!.forwards);
});

test('with momentum nothing but the slope is evaluated, and what the class hangs on is removed', async () => {
  const options = { descent: { kind: 'momentum', rate: 5 }, regulariser: regulariser(0.1, 0.1) } as const;
  await search(sigmoidScore, options, async (steps) => {
    const list = await all(steps);
    expect(list).toHaveLength(8);
    expect(list.at(-1)).toMatchObject({ forwards: 80, backwards: 80 });
    expect(list.at(-1)!.objective).toBeLessThan(list[0]!.objective);
    expect(list.at(-1)!.mask[8]).toBeLessThan(0.7);
    expect(list.at(-1)!.mask[48]).toBeGreaterThan(0.9);
  });
});

test('forwards and backwards are counted as they are spent', async () => {
  await search(sigmoidScore, { iterations: 1 }, async (steps) => {
    const [first] = await all(steps);
    expect(first!.backwards).toBe(10);
    // Ten integration pictures for the slope, and at most ten more for each of one to eleven trials: a hopeless one ends early.
    expect(first!.forwards).toBeGreaterThanOrEqual(20);
    expect(first!.forwards).toBeLessThanOrEqual(120);
  });
});

test('a reader that leaves after the first mask leaves no tensor behind', async () => {
  await search(sigmoidScore, {}, async (steps) => {
    for await (const step of steps) if (step) break;
  });
});

test('a reader may leave after every batch, in the middle of an iteration, and leaves no tensor behind', async () => {
  await search(sigmoidScore, {}, async (steps) => {
    expect((await steps.next()).value).toBeUndefined();
    await steps.return();
  });
});
