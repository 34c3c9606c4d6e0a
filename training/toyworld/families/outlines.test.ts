import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outline } from './outlines.ts';
import { mirrored, petal, ribbon, smooth } from './outlines.ts';

/** Positive when the outline runs counter-clockwise. */
function area(outline: Outline): number {
  return outline.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = outline[(i + 1) % outline.length]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

const lengths = fc.double({ min: 0.2, max: 2, noNaN: true });

describe('ribbon', () => {
  it('covers width times length along a straight line', () => {
    fc.assert(
      fc.property(lengths, lengths, (length, width) => {
        const outline = ribbon(
          (along) => [along * length, 0],
          () => width / 2,
        );
        expect(area(outline)).toBeCloseTo(length * width, 6);
      }),
    );
  });

  it('covers a ring along a circle, whichever way round it goes', () => {
    for (const way of [1, -1]) {
      const circle = (along: number) => {
        const angle = way * along * Math.PI;
        return [Math.cos(angle), Math.sin(angle)] as const;
      };
      const outline = ribbon(circle, () => 0.1, 200);
      expect(area(outline)).toBeCloseTo(Math.PI * 0.2, 3);
    }
  });

  it('ends in a blunt point where the brush has no width, so that no corner is said twice', () => {
    const outline = ribbon(
      (along) => [0, along],
      (along) => 1 - along,
    );
    const corners = outline.map(([x, y]) => `${x} ${y}`);
    expect(new Set(corners).size).toBe(corners.length);
  });
});

describe('petal', () => {
  it('is as long and as wide as asked for, and runs counter-clockwise', () => {
    fc.assert(
      fc.property(lengths, lengths, (length, width) => {
        const outline = petal(length, width);
        const across = outline.map(([x]) => x);
        const up = outline.map(([, y]) => y);
        expect(Math.max(...across)).toBeCloseTo(width / 2, 2);
        expect(Math.min(...across)).toBeCloseTo(-width / 2, 2);
        expect(Math.min(...up)).toBeCloseTo(0, 6);
        expect(Math.max(...up)).toBeCloseTo(length, 2);
        expect(area(outline)).toBeGreaterThan(0.5 * length * width);
      }),
    );
  });

  it('is widest at three quarters of its height', () => {
    const outline = petal(1, 0.4);
    const widest = outline.reduce((best, corner) => (corner[0] > best[0] ? corner : best));
    expect(widest[1]).toBeCloseTo(0.75, 2);
  });
});

describe('smooth', () => {
  it('goes through every point it is given', () => {
    const points = [
      [0, 0],
      [1, 2],
      [3, 1],
    ] as const;
    const line = smooth(points, 4);
    expect([line[0], line[4], line[8]]).toEqual(points);
    expect(line).toHaveLength(9);
  });

  it('leaves a straight line straight', () => {
    const line = smooth(
      [
        [0, 0],
        [1, 1],
        [2, 2],
        [3, 3],
      ],
      6,
    );
    for (const [x, y] of line) {
      expect(x).toBeCloseTo(y, 10);
    }
  });
});

describe('mirrored', () => {
  it('adds the left half, so that a right half gives twice its area', () => {
    const outline = mirrored([
      [1, 0],
      [2, 1],
      [1, 2],
    ]);
    expect(outline).toHaveLength(6);
    expect(area(outline)).toBeCloseTo(6, 10);
  });
});
