import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distance, leaked, testBackends, useBackend } from '../backends.fixture.ts';
import { padArgument } from '../geometry.ts';
import type { LinearNode, PaddingRule, PoolNode } from '../graph.ts';
import { tensorNoise } from '../noise.fixture.ts';
import { compute } from './compute.ts';
import { applyLinear } from './linear.ts';

const noise = (shape: readonly number[], seed: number) => tf.tensor(tensorNoise(shape, seed), [...shape]);
const numbersOf = (x: tf.Tensor): number[] => tf.reshape<tf.Rank.R1>(x, [x.size]).arraySync();
const gap = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length ? Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? Number.NaN)))) : Infinity;
const origin = { name: 'y', op: 'test' };
const padding: PaddingRule[] = ['same', 'valid', { top: 0, bottom: 1, left: 1, right: 0 }];
const convolution = fc.record({
  op: fc.constantFrom('conv' as const, 'depthwise' as const),
  size: fc.integer({ min: 3, max: 6 }),
  stride: fc.integer({ min: 1, max: 2 }),
  padding: fc.constantFrom(...padding),
  rectifier: fc.constantFrom(null, 'relu' as const, 'relu6' as const),
  biased: fc.boolean(),
});
/** Of three channels: to five, or each on its own. */
function nodeOf({ op, stride, padding, biased }: Pick<Case, 'op' | 'stride' | 'padding' | 'biased'>): LinearNode {
  const geometry = { strides: [stride, stride], dilations: [1, 1], padding } as const;
  const weights = noise([3, 3, 3, op === 'conv' ? 5 : 1], 3) as Tensor4D;
  const bias = biased ? (noise([op === 'conv' ? 5 : 3], 4) as tf.Tensor1D) : null;
  return { kind: 'linear', id: 'y', origin, inputs: ['x'], op, weights, geometry, bias };
}
type Case = typeof convolution extends fc.Arbitrary<infer C> ? C : never;

/** One operation after the other, as TensorFlow.js spells them. */
function stepByStep({ op, stride, padding: pad, biased, rectifier }: Case, x: Tensor4D): tf.Tensor {
  const { weights, bias } = nodeOf({ op, stride, padding: pad, biased });
  const convolve = op === 'conv' ? tf.conv2d : tf.depthwiseConv2d;
  // The declared type of the one lacks explicit padding.
  const y = convolve(x, weights as Tensor4D, stride, padArgument(pad) as 'same');
  const shifted = bias === null ? y : tf.add(y, bias);
  return rectifier === null ? shifted : tf[rectifier](shifted);
}

test('a convolution with bias and rectifier is what the operations give one by one, on all back ends', async () => {
  for (const backend of testBackends) {
    await fc.assert(
      fc.asyncProperty(convolution, async (drawn) => {
        await useBackend('cpu');
        const shape: [number, number, number, number] = [2, drawn.size, drawn.size + 1, 3];
        const pixels = tensorNoise(shape, 1);
        const expected = tf.tidy(() => numbersOf(stepByStep(drawn, tf.tensor(pixels, shape))));
        await useBackend(backend);
        const found = tf.tidy(() => numbersOf(applyLinear(nodeOf(drawn), tf.tensor(pixels, shape), drawn.rectifier)));
        expect(gap(found, expected)).toBeLessThan(1e-5);
      }),
      { numRuns: 20 },
    );
  }
});

describe.each(testBackends)('on %s', (backend) => {
  test('a global average is the mean over all pixels, and keeps its dimensions where it is to', async () => {
    await useBackend(backend);
    const left = await leaked(async () => {
      const x = noise([3, 5, 4, 6], 2);
      const expected = tf.mean(x, [1, 2]);
      for (const keepDims of [true, false]) {
        const node: PoolNode = { kind: 'pool', id: 'y', origin, inputs: ['x'], op: 'global-average', keepDims };
        const y = tf.tidy(() => compute(node, [x]));
        expect(y.shape).toEqual(keepDims ? [3, 1, 1, 6] : [3, 6]);
        expect(await distance(y, expected)).toBeLessThan(1e-6);
        y.dispose();
      }
      tf.dispose([x, expected]);
    });
    expect(left).toBe(0);
  });
});
