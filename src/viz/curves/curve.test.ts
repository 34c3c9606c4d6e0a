import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaPath, linePath, place } from './curve.ts';

const box = { left: 10, top: 5, width: 100, height: 50 };
const numbersIn = (path: string): number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

describe('a share in the box', () => {
  it('runs right and up', () => {
    expect(place(box, 0, 0)).toEqual([10, 55]);
    expect(place(box, 1, 1)).toEqual([110, 5]);
    expect(place(box, 0.5, 0.25)).toEqual([60, 42.5]);
  });

  it('never leaves the box', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (x, y) => {
        const [px, py] = place(box, x, y);
        expect(px).toBeGreaterThanOrEqual(10);
        expect(px).toBeLessThanOrEqual(110);
        expect(py).toBeGreaterThanOrEqual(5);
        expect(py).toBeLessThanOrEqual(55);
      }),
    );
  });
});

describe('a curve', () => {
  const points = { xs: [0, 0.5, 1], ys: [1, 0.5, 0] };

  it('is a line through all points', () => {
    expect(linePath(box, points)).toBe('M10 5L60 30L110 55');
  });

  it('closed along the foot is the area under it', () => {
    expect(areaPath(box, points)).toBe('M10 5L60 30L110 55L110 55L10 55Z');
  });

  it('of no points is nothing', () => {
    expect(linePath(box, { xs: [], ys: [] })).toBe('');
    expect(areaPath(box, { xs: [], ys: [] })).toBe('');
  });

  it('has two numbers for every point', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }), (ys) => {
        const xs = ys.map((_, at) => at / Math.max(1, ys.length - 1));
        expect(numbersIn(linePath(box, { xs, ys }))).toHaveLength(2 * ys.length);
        expect(numbersIn(areaPath(box, { xs, ys }))).toHaveLength(2 * ys.length + 4);
      }),
    );
  });
});
