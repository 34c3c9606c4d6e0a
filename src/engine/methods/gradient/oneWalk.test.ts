import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resample } from '../../../core/maps/resample.ts';
import { classTarget } from '../../../core/methods/target.ts';
import { useBackend } from '../../../network/backends.fixture.ts';
import { differentiableLogits } from '../../../network/differentiable.fixture.ts';
import { logits } from '../../../network/forward.ts';
import type { Network, NetworkNode } from '../../../network/graph.ts';
import { imported, mobilenet, resnet, vgg } from '../../../network/keras.fixture.ts';
import { gradCam } from '../activation/gradCam.ts';
import { tensorNoise } from '../../../network/noise.fixture.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import type { Method, MethodContext } from '../method.ts';
import { scoreOf } from '../score.ts';
import { deconvnet } from './deconvnet.ts';
import { gradient } from './gradient.ts';
import { guidedBackprop } from './guidedBackprop.ts';
import { guidedGradCam } from './guidedGradCam.ts';
import { inputXGradient } from './inputXGradient.ts';
import { gapOf, largest, perPixel, sumOf } from './numbers.fixture.ts';
import { saliency } from './saliency.ts';

const contexts: MethodContext[] = [];
beforeAll(async () => {
  await useBackend('cpu');
  for (const build of [vgg, resnet, mobilenet]) contexts.push(contextFor(await imported(build(true))));
});
afterAll(() => {
  for (const { network, input } of contexts) {
    network.dispose();
    input.dispose();
  }
});

const rawOf = async (method: Method, context: MethodContext, options = {}) =>
  (await runMethod(method, context, options)).result.raw.values;

/** The gradient of Σ row · logits as TensorFlow.js differentiates it. */
async function oracle({ network, input }: MethodContext, row: readonly number[]): Promise<number[]> {
  const values = tf.tidy(() =>
    tf.grad((x) => tf.sum(tf.mul(differentiableLogits(network, x as tf.Tensor4D), [row])))(input),
  );
  const numbers = Array.from(await values.data());
  values.dispose();
  return numbers;
}
const CLASS_1 = [0, 1, 0, 0];

/** The network with its first activation replaced by another kind. */
function withTanh(network: Network): Network {
  const first = network.nodes.find(({ kind }) => kind === 'activation');
  const nodes = network.nodes.map((node) => (node === first ? ({ ...node, name: 'tanh' } as NetworkNode) : node));
  return { ...network, nodes, byId: new Map(nodes.map((node) => [node.id, node])) };
}

describe('the gradient', () => {
  test('is that of automatic differentiation, summed over the channels', async () => {
    for (const context of contexts) {
      const expected = perPixel(await oracle(context, CLASS_1), sumOf);
      expect(largest(expected)).toBeGreaterThan(1e-4);
      expect(gapOf(await rawOf(gradient, context), expected)).toBeLessThan(1e-5 * largest(expected));
    }
  });

  test('of the lead over another class is that of the difference of logits', async () => {
    const [context] = contexts as [MethodContext];
    const expected = perPixel(await oracle(context, [0, 1, -1, 0]), sumOf);
    const found = await rawOf(gradient, { ...context, target: classTarget(1, 2) });
    expect(gapOf(found, expected)).toBeLessThan(1e-5 * largest(expected));
  });

  test('of the confidence is p times the lead of the logit over the mean of all', async () => {
    for (const context of contexts) {
      const p = await tf.tidy(() => tf.softmax(logits(context.network, context.input))).data();
      const row = [0, 1, 2, 3].map((c) => p[1]! * ((c === 1 ? 1 : 0) - p[c]!));
      const expected = perPixel(await oracle(context, row), sumOf);
      const found = await rawOf(gradient, context, { score: 'confidence' });
      expect(gapOf(found, expected)).toBeLessThan(1e-5 * largest(expected));
    }
  });

  test('explains a node too: its mean moves with the picture as finite differences say', async () => {
    const [, context] = contexts as [MethodContext, MethodContext];
    const { network, input } = context;
    const target = { kind: 'node', node: network.nodes.find(({ kind }) => kind === 'sum')!.id } as const;
    expect(gradient.refusal({ network, target, options: {} })).toBeNull();
    const raw = await rawOf(gradient, { ...context, target });
    const direction = tensorNoise([64], 8);
    const expected = sumOf(direction.map((step, pixel) => step * raw[pixel]!));
    const moved = tf.tidy(() => {
      const grey = tf.mul(tf.tensor4d(direction, [1, 8, 8, 1]), 1e-3);
      const both = tf.concat<tf.Tensor4D>([tf.add(input, grey), tf.sub(input, grey)]);
      return scoreOf(network, target, 'logit').value(both);
    });
    const [up = 0, down = 0] = await moved.data();
    moved.dispose();
    expect(Math.abs(expected)).toBeGreaterThan(1e-3);
    expect(Math.abs((up - down) / 2e-3 - expected)).toBeLessThan(0.01 * Math.abs(expected));
  });
});

describe('saliency', () => {
  test('is the largest magnitude of the gradient among the channels, and unsigned', async () => {
    for (const context of contexts) {
      const { raw } = (await runMethod(saliency, context)).result;
      const expected = perPixel(await oracle(context, CLASS_1), largest);
      expect(raw.signed).toBe(false);
      expect(gapOf(raw.values, expected)).toBeLessThan(1e-5 * largest(expected));
    }
  });
});

describe('input × gradient', () => {
  test('is the product, summed over the channels', async () => {
    for (const context of contexts) {
      const x = await context.input.data();
      const slopes = await oracle(context, CLASS_1);
      const expected = perPixel(
        slopes.map((slope, i) => slope * x[i]!),
        sumOf,
      );
      expect(gapOf(await rawOf(inputXGradient, context), expected)).toBeLessThan(1e-5 * largest(expected));
    }
  });

  test('sums to the logit in a rectifier network without biases', async () => {
    const context = contextFor(await imported(vgg(false)));
    const z = await tf.tidy(() => logits(context.network, context.input)).data();
    const sum = sumOf(await rawOf(inputXGradient, context));
    expect(Math.abs(z[1]!)).toBeGreaterThan(1e-2);
    expect(Math.abs(sum - z[1]!)).toBeLessThan(1e-5 * Math.max(1, Math.abs(z[1]!)));
    context.network.dispose();
    context.input.dispose();
  });
});

describe.each([guidedBackprop, deconvnet, guidedGradCam])('$card.name', (method) => {
  test('is refused, and the activation named, where the network has other activations than rectifiers', () => {
    const [context] = contexts as [MethodContext];
    const other = { ...context, network: withTanh(context.network), options: {} };
    expect(method.refusal({ ...context, options: {} })).toBeNull();
    expect(method.refusal(other)).toMatchObject({ kind: 'method-unsuited', method: method.card.name });
    expect(JSON.stringify(method.refusal(other))).toContain('tanh');
    expect(gradient.refusal(other)).toBeNull();
  });

  test('differs from the gradient on a network with rectifiers', async () => {
    const [context] = contexts as [MethodContext];
    const [one, other] = [await rawOf(method, context), await rawOf(gradient, context)];
    expect(gapOf(one, other)).toBeGreaterThan(1e-3 * largest(other));
  });
});

describe('guided backprop and DeConvNet', () => {
  test('are the gradient where nothing is rectified, and explain a logit whatever the score', async () => {
    const [, context] = contexts as [MethodContext, MethodContext];
    const first = context.network.nodes.find(({ kind }) => kind === 'linear')!.id;
    const target = { kind: 'node', node: first } as const;
    const expected = await rawOf(gradient, { ...context, target });
    for (const method of [guidedBackprop, deconvnet]) {
      expect(gapOf(await rawOf(method, { ...context, target }), expected)).toBe(0);
      expect(method.card.options).toEqual({});
    }
  });
});

describe('guided Grad-CAM', () => {
  test('is guided backprop times the enlarged Grad-CAM, brought to 0 … 1', async () => {
    for (const context of contexts) {
      const fine = await rawOf(guidedBackprop, context);
      const coarse = (await runMethod(gradCam, context)).result.raw;
      const kept = resample({ ...coarse, values: coarse.values.map((v) => Math.max(0, v)) }, 8, 8, 'half-pixel').values;
      const scale = largest(kept) || 1;
      const found = await rawOf(guidedGradCam, context);
      expect(
        gapOf(
          found,
          fine.map((value, i) => (value * kept[i]!) / scale),
        ),
      ).toBeLessThan(1e-5 * largest(fine));
    }
  });

  test('refuses a layer that does not exist in its own name', () => {
    const [context] = contexts as [MethodContext];
    const refused = guidedGradCam.refusal({ ...context, options: { layers: ['none'] } });
    expect(refused).toMatchObject({ kind: 'method-unsuited', method: 'Guided Grad-CAM' });
  });
});

test.each([gradient, saliency, inputXGradient, guidedBackprop, deconvnet, guidedGradCam])(
  '$card.name counts its passes, names its options and leaves no tensor behind',
  async (method) => {
    for (const context of contexts) await expectNoLeak(method, context);
    const { snapshots, result } = await runMethod(method, contexts[2]!);
    const passes = method === guidedGradCam ? 2 : 1;
    expect(result.provenance).toMatchObject({ method: method.card.id, forwards: passes, backwards: passes });
    expect(Object.keys(result.provenance.options)).toEqual(Object.keys(method.card.options));
    expect(snapshots.at(-1)!.raw).toEqual(result.raw);
    expect([result.raw.width, result.raw.height, result.raw.signed]).toEqual([8, 8, method.card.signed]);
  },
);
