import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from './threads.ts';
import { bowOf, threadPath } from './threads.ts';

const point = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });

/** Cytoscape's own formula (findBezierPoints, version 3.34) with `edge-distances: endpoints`. */
function cytoscapeControl(from: Point, to: Point, weight: number, distance: number): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  return {
    x: from.x * (1 - weight) + to.x * weight + (-dy / length) * distance,
    y: from.y * (1 - weight) + to.y * weight + (dx / length) * distance,
  };
}

describe('an edge', () => {
  it('leaves straight down and arrives straight down', () => {
    expect(threadPath({ x: 0, y: 0 }, { x: 40, y: 100 })).toBe('M0 0Q0 36 20 50Q40 64 40 100');
  });

  it('is the same curve for Cytoscape as for a document', () => {
    fc.assert(
      fc.property(point, point, (from, to) => {
        fc.pre(from.x !== to.x || from.y !== to.y);
        const { weights, distances } = bowOf(from, to);
        const first = cytoscapeControl(from, to, weights[0], distances[0]);
        const second = cytoscapeControl(from, to, weights[1], distances[1]);
        const straight = (to.y - from.y) * 0.36;
        expect(first.x).toBeCloseTo(from.x, 6);
        expect(first.y).toBeCloseTo(from.y + straight, 6);
        expect(second.x).toBeCloseTo(to.x, 6);
        expect(second.y).toBeCloseTo(to.y - straight, 6);
      }),
    );
  });

  it('keeps its shape wherever it is moved', () => {
    const here = bowOf({ x: 0, y: 0 }, { x: 30, y: 80 });
    const there = bowOf({ x: 400, y: -70 }, { x: 430, y: 10 });
    expect(there.weights[0]).toBeCloseTo(here.weights[0], 9);
    expect(there.distances[1]).toBeCloseTo(here.distances[1], 9);
  });

  it('between two ends at one place is a point, not a division by zero', () => {
    expect(bowOf({ x: 5, y: 5 }, { x: 5, y: 5 })).toEqual({ weights: [0.5, 0.5], distances: [0, 0] });
  });
});
