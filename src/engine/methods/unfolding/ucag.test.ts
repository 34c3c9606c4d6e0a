import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resample } from '../../../core/maps/resample.ts';
import { gradCamCard } from '../../../core/methods/activation/gradCam.ts';
import { lrpZCard } from '../../../core/methods/relevance/lrpPresets.ts';
import { classTarget } from '../../../core/methods/target.ts';
import { ucagCard } from '../../../core/methods/unfolding/ucag.ts';
import { useBackend } from '../../../network/backends.fixture.ts';
import type { Network } from '../../../network/graph.ts';
import { imported, vgg } from '../../../network/keras.fixture.ts';
import { tinyNetwork } from '../../scorer/tinyNetwork.fixture.ts';
import { gradCam } from '../activation/gradCam.ts';
import { mapResult } from '../mapResult.ts';
import type { Method, MethodContext } from '../method.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import { unsuited } from '../unsuited.ts';
import { finish } from './finish.ts';
import { around, ucag } from './ucag.ts';

let tiny: Network;
let context: MethodContext;
beforeAll(async () => {
  await useBackend('cpu');
  tiny = tinyNetwork();
  context = contextFor(tiny, { target: classTarget(2) });
});
afterAll(() => {
  context.input.dispose();
  tiny.dispose();
});

/** Half the picture's side, twice as large: the smallest settings that do everything. */
const small = { crop: 0.5, scale: 2, count: 2 };

/** A method that finds `value` everywhere, and notes what it was shown and how it was left. */
function constant(value: number, { card = gradCamCard, pieces = 1, delay = 0 } = {}) {
  const seen: MethodContext[] = [];
  const log = { left: 0 };
  const method: Method = {
    card,
    refusal: ({ network, options }) => (Object.keys(options).length > 0 ? unsuited(card, network, 'options') : null),
    async *run(given, options) {
      seen.push(given);
      const raw = { width: 2, height: 2, signed: true, values: new Float32Array(4).fill(value) };
      try {
        for (let step = 1; step <= pieces; step++) {
          await new Promise((resolve) => setTimeout(resolve, delay));
          yield { raw, step, steps: pieces };
        }
        const passes = { forwards: 1, backwards: 1 };
        return mapResult({ card, context: given, options, raw, passes, started: performance.now() });
      } finally {
        log.left++;
      }
    },
  };
  return { method: around([method]), seen, log };
}

test('with one crop, the whole picture at its own size, it is the other method', async () => {
  const { result } = await runMethod(ucag, context, { crop: 1, scale: 1, count: 1 });
  const { result: alone } = await runMethod(gradCam, context);
  const expected = resample(alone.raw, 14, 12, 'half-pixel');
  result.raw.values.forEach((value, i) => {
    expect(value).toBeCloseTo(expected.values[i]!, 6);
  });
  const shown = finish(expected).values;
  const most = Math.max(...shown);
  result.map!.values.forEach((value, i) => {
    expect(value).toBeCloseTo(shown[i]! / most, 5);
  });
});

test('a constant map comes out as the mean weight of the crops, or with the published bias to the middle', async () => {
  const { method } = constant(2);
  const settings = { crop: 124 / 224, scale: 1, count: 6 };
  const exact = (await runMethod(method, context, settings)).result;
  const published = (await runMethod(method, context, { ...settings, coverage: 'as published' })).result;
  const confident = exact.raw.values[0]! / 2;
  for (const value of exact.raw.values) expect(value / 2).toBeGreaterThan(Math.exp(-1));
  expect(published.raw.values[0]! / 2).toBeCloseTo(confident / 2, 5);
  const middle = 6 * 14 + 7;
  expect(published.raw.values[middle]! / exact.raw.values[middle]!).toBeCloseTo(36 / 37, 5);
});

test('every crop is a picture of its own at the enlarged size, with a seed of its own', async () => {
  const { method, seen } = constant(1);
  await runMethod(method, context, small);
  expect(seen.map(({ seed }) => seed)).toEqual([1, 2, 3, 4]);
  for (const { picture, input, target } of seen) {
    expect([picture.height, picture.width, ...input.shape]).toEqual([12, 14, 1, 12, 14, 3]);
    expect(target).toEqual(context.target);
    expect(input.isDisposed).toBe(true);
  }
});

test('after every crop there is a map of what is known so far', async () => {
  const { snapshots, result } = await runMethod(ucag, context, small);
  expect(snapshots.map(({ step, steps }) => [step, steps])).toEqual([1, 2, 3, 4].map((step) => [step, 4]));
  expect(snapshots[0]!.raw.values.at(-1)).toBe(0);
  expect(snapshots.at(-1)!.raw).toEqual(result.raw);
  expect([result.raw.width, result.raw.height, result.raw.signed]).toEqual([14, 12, true]);
});

test('a network of one size is shown crops of that size, and the settled options say so', async () => {
  const flat = await imported(vgg(true));
  const given = contextFor(flat);
  const { result } = await runMethod(ucag, given, { crop: 0.5, scale: 2.6, count: 2 });
  expect(result.provenance.options).toEqual({ ...small, method: 'grad-cam', coverage: 'exact', scale: 2 });
  given.input.dispose();
  flat.dispose();
});

test('passes are counted by the pixels they are given', async () => {
  const { result } = await runMethod(ucag, context, { ...small, scale: 4 });
  // Four crops of four times the pixels: Grad-CAM once and the confidence once.
  expect(result.provenance).toMatchObject({ method: 'ucag', forwards: 4 * 4 * 2, backwards: 4 * 4 });
  expect(result.provenance.options['scale']).toBe(4);
});

test('the maps of relevance are not softened', async () => {
  const { method } = constant(3, { card: lrpZCard });
  const { result } = await runMethod(method, context, { ...small, method: lrpZCard.id });
  const most = Math.max(...result.raw.values);
  result.map!.values.forEach((value, i) => {
    expect(value).toBeCloseTo(result.raw.values[i]! / most, 5);
  });
  const { method: softened } = constant(3);
  expect((await runMethod(softened, context, { crop: 1, scale: 1, count: 1 })).result.map).toBeNull();
});

test("a node's mean has no confidence: all crops count alike", async () => {
  const { method } = constant(5);
  const target = { kind: 'node', node: 'average' } as const;
  const { result } = await runMethod(method, { ...context, target }, small);
  for (const value of result.raw.values) expect(value).toBeCloseTo(5, 5);
  expect(result.provenance.forwards).toBe(4);
});

test('the weights are the confidence of the class itself, whatever it is compared with', async () => {
  const { method } = constant(5);
  const alone = await runMethod(method, context, small);
  const against = await runMethod(method, { ...context, target: classTarget(2, 1) }, small);
  expect(against.result.raw).toEqual(alone.result.raw);
});

test('it refuses what the other method refuses, which it asks with its own defaults', () => {
  const question = { network: tiny, target: classTarget(0), options: small };
  expect(constant(1).method.refusal(question)).toBeNull();
  const no = unsuited(gradCamCard, tiny, 'no reason');
  const refusing = around([{ ...gradCam, refusal: () => no }]);
  expect(refusing.refusal(question)).toBe(no);
});

test('every method on offer is there', () => {
  const choices = ucagCard.options['method'];
  if (choices?.kind !== 'choice') throw new Error('no choice');
  expect(choices.choices).toContain('grad-cam');
  for (const method of choices.choices)
    expect(() => ucag.refusal({ network: tiny, target: classTarget(0), options: { method } })).not.toThrow();
});

test('a method that is slow over one crop can be stopped in its midst, and is then left in order', async () => {
  const { method, seen, log } = constant(1, { pieces: 3, delay: 520 });
  const steps = method.run(context, small);
  const { value } = await steps.next();
  expect(value).toMatchObject({ step: 0.25, steps: 4 });
  expect(log.left).toBe(0);
  await steps.return(undefined as never);
  expect(log.left).toBe(1);
  expect(seen.map(({ input }) => input.isDisposed)).toEqual([true]);
});

test('a failure of the other method is passed on, and its crop freed', async () => {
  const broken = around([
    {
      ...gradCam,
      async *run() {
        await Promise.resolve();
        throw new Error('lost device');
      },
    },
  ]);
  const before = tf.memory().numTensors;
  await expect(runMethod(broken, context, small)).rejects.toThrow('lost device');
  expect(tf.memory().numTensors).toBe(before);
});

test('no tensor is left behind', async () => {
  await expectNoLeak(ucag, context, small);
});
