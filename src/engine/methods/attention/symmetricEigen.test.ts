import fc from 'fast-check';
import { expect, test } from 'vitest';
import { symmetricEigen } from './symmetricEigen.ts';

const entry = fc.double({ min: -10, max: 10, noNaN: true });
/** Symmetric matrices of 1 to 7 rows. */
const symmetric = fc.integer({ min: 1, max: 7 }).chain((size) =>
  fc.array(entry, { minLength: size * size, maxLength: size * size }).map((values) => ({
    size,
    matrix: values.map((value, at) => value + values[(at % size) * size + Math.floor(at / size)]!),
  })),
);

test('values and vectors put the matrix together again, to 1e-9', () => {
  fc.assert(
    fc.property(symmetric, ({ matrix, size }) => {
      const { values, vectors } = symmetricEigen(matrix, size);
      matrix.forEach((entry, at) => {
        const [i, j] = [Math.floor(at / size), at % size];
        const sum = values.reduce((total, value, k) => total + value * vectors[k]![i]! * vectors[k]![j]!, 0);
        expect(Math.abs(sum - entry)).toBeLessThan(1e-9);
      });
    }),
  );
});

test('the vectors are of length 1 and at right angles, to 1e-12', () => {
  fc.assert(
    fc.property(symmetric, ({ matrix, size }) => {
      const { vectors } = symmetricEigen(matrix, size);
      vectors.forEach((a, i) => {
        vectors.forEach((b, j) => {
          const product = a.reduce((sum, value, k) => sum + value * b[k]!, 0);
          expect(Math.abs(product - Number(i === j))).toBeLessThan(1e-12);
        });
      });
    }),
  );
});

test('two by two is as on paper', () => {
  const { values } = symmetricEigen([2, 1, 1, 2], 2);
  expect([...values].sort()).toEqual([expect.closeTo(1, 12), expect.closeTo(3, 12)]);
});

test('a matrix of one direction has one eigenvalue, and 0 for all the rest', () => {
  const direction = Array.from({ length: 49 }, (_, i) => Math.sin(i + 1));
  const matrix = direction.flatMap((a) => direction.map((b) => a * b));
  const values = [...symmetricEigen(matrix, 49).values].sort((a, b) => b - a);
  expect(values[0]).toBeCloseTo(
    direction.reduce((sum, value) => sum + value * value, 0),
    9,
  );
  for (const rest of values.slice(1)) expect(Math.abs(rest)).toBeLessThan(1e-9);
});

test('nothing to rotate leaves the axes alone', () => {
  const { values, vectors } = symmetricEigen([3, 0, 0, -1], 2);
  expect([...values]).toEqual([3, -1]);
  expect(vectors.map((vector) => [...vector])).toEqual([
    [1, 0],
    [0, 1],
  ]);
});
