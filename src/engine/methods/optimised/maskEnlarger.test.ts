import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisWeights } from '../../../core/regions/footprint.ts';
import { createMaskEnlarger } from './maskEnlarger.ts';

const numbers = (count: number) =>
  fc
    .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: count, maxLength: count })
    .map((values) => Float32Array.from(values));

const problem = fc
  .record({
    rows: fc.integer({ min: 1, max: 5 }),
    cols: fc.integer({ min: 1, max: 5 }),
    height: fc.integer({ min: 1, max: 9 }),
    width: fc.integer({ min: 1, max: 9 }),
  })
  .chain((size) =>
    fc.record({
      size: fc.constant(size),
      mask: numbers(size.rows * size.cols),
      slope: numbers(size.height * size.width),
    }),
  );

const product = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

test('three cells over six pixels: the weights of aligned corners', () => {
  const { enlarge } = createMaskEnlarger({ rows: 1, cols: 3 }, 1, 6);
  const weights = [0, 1, 2].map((cell) => enlarge(new Float32Array(3).with(cell, 1)));
  const expected = [
    [1, 0.6, 0.2, 0, 0, 0],
    [0, 0.4, 0.8, 0.8, 0.4, 0],
    [0, 0, 0, 0.2, 0.6, 1],
  ];
  expected.forEach((row, cell) => {
    row.forEach((value, pixel) => {
      expect(weights[cell]![pixel]).toBeCloseTo(value, 6);
    });
  });
});

test('gathering is the adjoint of enlarging, to 1e-4, whatever the sizes', () => {
  fc.assert(
    fc.property(problem, ({ size, mask, slope }) => {
      const { enlarge, gather } = createMaskEnlarger(size, size.height, size.width);
      expect(product(enlarge(mask), slope)).toBeCloseTo(product(mask, gather(slope)), 4);
    }),
  );
});

test('a mask is enlarged as the tents of the regions are, so a search and a map mean the same cells', () => {
  const shape = { rows: 4, cols: 3 };
  const mask = Float32Array.from({ length: 12 }, (_, i) => Math.sin(i + 1));
  const fine = createMaskEnlarger(shape, 10, 7).enlarge(mask);
  const [down, across] = [axisWeights('tent', 4, 10), axisWeights('tent', 3, 7)];
  fine.forEach((value, pixel) => {
    const expected = mask.reduce((sum, cell, i) => {
      return sum + cell * down[Math.floor(i / 3)]![Math.floor(pixel / 7)]! * across[i % 3]![pixel % 7]!;
    }, 0);
    expect(value).toBeCloseTo(expected, 5);
  });
});

test('a mask of the size of the picture stays as it is', () => {
  const mask = Float32Array.from({ length: 35 }, (_, i) => Math.cos(i));
  const { enlarge, gather } = createMaskEnlarger({ rows: 5, cols: 7 }, 5, 7);
  expect(enlarge(mask)).toEqual(mask);
  expect(gather(mask)).toEqual(mask);
});
