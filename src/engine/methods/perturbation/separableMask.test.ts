import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AxisWeights, SeparableMask } from './separableMask.ts';
import { gather, spread } from './separableMask.ts';

const size = fc.integer({ min: 1, max: 6 });
const numbers = (length: number) =>
  fc
    .array(fc.integer({ min: -8, max: 8 }), { minLength: length, maxLength: length })
    .map((list) => Float32Array.from(list));
const axis: fc.Arbitrary<AxisWeights> = fc
  .tuple(size, size)
  .chain(([pixels, cells]) => numbers(pixels * cells).map((weights) => ({ pixels, cells, weights })));
const filled = fc
  .record({ rows: axis, columns: axis })
  .chain((mask) =>
    fc.tuple(
      fc.constant(mask),
      numbers(mask.rows.cells * mask.columns.cells),
      numbers(mask.rows.pixels * mask.columns.pixels),
    ),
  );

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

test('a pixel is the sum over cells of row weight, cell and column weight', () => {
  fc.assert(
    fc.property(filled, ([mask, cells]) => {
      spread(mask, cells).forEach((value, at) => {
        const [y, x] = [Math.floor(at / mask.columns.pixels), at % mask.columns.pixels];
        let sum = 0;
        cells.forEach((cell, place) => {
          const [row, col] = [Math.floor(place / mask.columns.cells), place % mask.columns.cells];
          sum +=
            mask.rows.weights[y * mask.rows.cells + row]! * cell * mask.columns.weights[x * mask.columns.cells + col]!;
        });
        expect(value).toBe(sum);
      });
    }),
  );
});

test('the way back is the adjoint of the way there', () => {
  fc.assert(
    fc.property(filled, ([mask, cells, slope]) => {
      expect(dot(spread(mask, cells), slope)).toBe(dot(cells, gather(mask, slope)));
    }),
  );
});

test('bilinear with aligned corners, 3 cells on 6 pixels, gives the golden rows', () => {
  const rows = [1, 0, 0, 0.6, 0.4, 0, 0.2, 0.8, 0, 0, 0.8, 0.2, 0, 0.4, 0.6, 0, 0, 1];
  const axisOfThree = { pixels: 6, cells: 3, weights: Float32Array.from(rows) };
  const mask: SeparableMask = { rows: axisOfThree, columns: { pixels: 1, cells: 1, weights: Float32Array.of(1) } };
  const fine = spread(mask, Float32Array.of(0, 1, 0));
  [0, 0.4, 0.8, 0.8, 0.4, 0].forEach((expected, y) => {
    expect(fine[y]).toBeCloseTo(expected, 6);
  });
});
