import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FilterKind } from './filterForm.ts';
import { formOf } from './filterForm.ts';

const kinds: readonly FilterKind[] = ['l2', 'softmax', 'gauss'];
const sum = (values: Float32Array): number => values.reduce((total, value) => total + value, 0);
const length = (values: Float32Array): number => Math.sqrt(sum(values.map((value) => value * value)));
const dot = (a: Float32Array, b: Float32Array): number => sum(a.map((value, i) => value * b[i]!));

const size = fc.record({ height: fc.integer({ min: 1, max: 8 }), width: fc.integer({ min: 1, max: 8 }) });
const number = fc.float({ min: -2, max: 2, noNaN: true }).map((value) => value + 0.01);
const numbers = (count: number) =>
  fc.array(number, { minLength: count, maxLength: count }).map((values) => Float32Array.from(values));
/** A size, parameters for a form of that size, and a slope with respect to its filter. */
const situation = (kind: FilterKind) =>
  size.chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      parameters: numbers(kind === 'gauss' ? 2 : shape.height * shape.width),
      slope: numbers(shape.height * shape.width),
    }),
  );

test('an l2 filter is of length 1, whatever its parameters, to 1e-6', () => {
  fc.assert(
    fc.property(situation('l2'), ({ shape, parameters }) => {
      fc.pre(length(parameters) > 0.1);
      expect(length(formOf('l2', shape).filter(parameters))).toBeCloseTo(1, 6);
    }),
  );
});

test.each(['softmax', 'gauss'] as const)('a %s filter is positive and sums to 1, to 1e-6', (kind) => {
  fc.assert(
    fc.property(situation(kind), ({ shape, parameters }) => {
      const filter = formOf(kind, shape).filter(parameters);
      expect(sum(filter)).toBeCloseTo(1, 6);
      for (const value of filter) expect(value).toBeGreaterThanOrEqual(0);
    }),
  );
});

test.each(kinds)('the slope of a %s filter is that of finite differences, to 2e-3', (kind) => {
  fc.assert(
    fc.property(situation(kind), ({ shape, parameters, slope }) => {
      const form = formOf(kind, shape);
      fc.pre(kind !== 'l2' || length(parameters) > 1);
      form.pullBack(parameters, slope).forEach((claimed, i) => {
        const moved = (by: number) => form.filter(parameters.map((value, k) => (k === i ? value + by : value)));
        const found = (dot(moved(0.004), slope) - dot(moved(-0.004), slope)) / 0.008;
        expect(Math.abs(claimed - found)).toBeLessThan(2e-3 * Math.max(1, Math.abs(found)));
      });
    }),
  );
});

test('scaling an l2 filter does nothing, so its slope is at right angles to its parameters', () => {
  fc.assert(
    fc.property(situation('l2'), ({ shape, parameters, slope }) => {
      fc.pre(length(parameters) > 0.5);
      const pulled = formOf('l2', shape).pullBack(parameters, slope);
      expect(Math.abs(dot(pulled, parameters))).toBeLessThan(1e-4);
    }),
  );
});

test('parameters of 0 give an l2 filter of 0, not of no number', () => {
  expect([...formOf('l2', { height: 1, width: 2 }).filter(new Float32Array(2))]).toEqual([0, 0]);
});

test('on a 7 × 7 map the bell stands at offsets −3 … 3, as published', () => {
  const filter = formOf('gauss', { height: 7, width: 7 }).filter(Float32Array.of(1, -2));
  const bell = (y: number, x: number) => Math.exp(-0.5 * ((y - 1) ** 2 + (x + 2) ** 2));
  expect(filter.indexOf(Math.max(...filter))).toBe(4 * 7 + 1);
  expect(filter[0]! / filter[48]!).toBeCloseTo(bell(-3, -3) / bell(3, 3), 3);
});

test('on a map of even sides the bell in the middle is the same from all four sides', () => {
  const form = formOf('gauss', { height: 4, width: 6 });
  const filter = form.filter(form.even);
  filter.forEach((value, i) => {
    expect(value).toBeCloseTo(filter[filter.length - 1 - i]!, 7);
  });
  expect(filter[1 * 6 + 2]).toBe(Math.max(...filter));
});

test.each(['l2', 'softmax'] as const)('the even %s filter treats all places alike', (kind) => {
  const form = formOf(kind, { height: 3, width: 5 });
  expect(new Set(form.filter(form.even)).size).toBe(1);
});
