import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { padArgument, planWindow, transposedSize, type Pair } from './geometry.ts';

const size = fc.integer({ min: 1, max: 12 });
const small = fc.integer({ min: 1, max: 4 });
const pair = (one: fc.Arbitrary<number>): fc.Arbitrary<Pair> => fc.tuple(one, one);

describe('sliding windows', () => {
  it('fall where TensorFlow.js puts them', () => {
    const given = fc.record({
      input: pair(size),
      window: pair(small),
      strides: pair(small),
      dilations: pair(small),
      padding: fc.constantFrom('same' as const, 'valid' as const),
    });
    fc.assert(
      fc.property(given, ({ input, window, strides, dilations, padding }) => {
        const plan = planWindow({ strides, dilations, padding }, window, input);
        fc.pre(plan.output.every((length) => length > 0));
        const info = tf.backend_util.computeConv2DInfo(
          [1, ...input, 1],
          [...window, 1, 1],
          [...strides],
          [...dilations],
          padding,
        );
        const { top, bottom, left, right } = info.padInfo;
        expect(plan).toEqual({ padding: { top, bottom, left, right }, output: [info.outHeight, info.outWidth] });
      }),
    );
  });

  it('keep an explicit padding as it is', () => {
    const padding = { top: 1, bottom: 2, left: 0, right: 3 };
    const geometry = { strides: [2, 2], dilations: [1, 1], padding } as const;
    expect(planWindow(geometry, [3, 3], [8, 8])).toEqual({ padding, output: [5, 5] });
    expect(padArgument(padding)).toEqual([
      [0, 0],
      [1, 2],
      [0, 3],
      [0, 0],
    ]);
  });

  it('transposed make a picture whose own convolution has the given size', () => {
    const given = fc.record({
      input: pair(size),
      window: pair(small),
      strides: pair(small),
      padding: fc.constantFrom('same' as const, 'valid' as const, { top: 1, bottom: 0, left: 0, right: 1 }),
    });
    fc.assert(
      fc.property(given, ({ input, window, strides, padding }) => {
        const geometry = { strides, dilations: [1, 1], padding } as const;
        const made = transposedSize(geometry, window, input);
        fc.pre(made.every((length) => length > 0));
        expect(planWindow(geometry, window, made).output).toEqual(input);
      }),
    );
  });
});
