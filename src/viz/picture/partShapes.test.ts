import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Labelled } from './partShapes.ts';
import { partShapes } from './partShapes.ts';

const drawing = (...rows: string[]): Labelled => ({
  width: rows[0]!.length,
  height: rows.length,
  parts: [{ name: 'a', label: 2 }],
  labels: Uint8Array.from(rows.join(''), (char) => (char === '#' ? 2 : 0)),
});
const shape = (...rows: string[]) => partShapes(drawing(...rows))[0]!;

describe('the shape of a part', () => {
  it('of one pixel is a square with its anchor in the middle', () => {
    const { fill, outline, anchor } = shape('....', '.#..', '....', '....');
    expect(fill).toEqual([{ left: 0.25, right: 0.5, top: 0.25, bottom: 0.5 }]);
    expect(outline).toHaveLength(4);
    expect(anchor).toEqual({ x: 0.375, y: 0.375 });
  });

  it('has long edges where pixels lie side by side', () => {
    expect(shape('####', '####').outline).toEqual([
      { x1: 0, x2: 1, y1: 0, y2: 0 },
      { x1: 0, x2: 1, y1: 1, y2: 1 },
      { x1: 0, x2: 0, y1: 0, y2: 1 },
      { x1: 1, x2: 1, y1: 0, y2: 1 },
    ]);
  });

  it('anchors a ring on the ring, and several pieces on the thickest', () => {
    const ring = shape('#####', '#...#', '#...#', '#...#', '#####').anchor;
    expect(ring.x === 0.5 && ring.y === 0.5).toBe(false);
    const pieces = shape('#......', '....###', '....###', '....###').anchor;
    expect(pieces).toEqual({ x: 5.5 / 7, y: 2.5 / 4 });
  });

  it('keeps the parts in their order', () => {
    const two = { ...drawing('##'), parts: ['b', 'a'].map((name, i) => ({ name, label: 3 - i })) };
    expect(partShapes({ ...two, labels: Uint8Array.of(2, 3) }).map(({ name }) => name)).toEqual(['b', 'a']);
  });

  it('fills as much as it has pixels, and is anchored on one of them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ min: 1, max: 2, minLength: 30, maxLength: 30 }), (labels) => {
        fc.pre(labels.includes(2));
        const { fill, anchor } = partShapes({ width: 6, height: 5, parts: [{ name: 'a', label: 2 }], labels })[0]!;
        const area = fill.reduce((sum, { left, right, top, bottom }) => sum + (right - left) * (bottom - top), 0);
        expect(area * 30).toBeCloseTo(labels.filter((label) => label === 2).length, 6);
        expect(labels[Math.floor(anchor.y * 5) * 6 + Math.floor(anchor.x * 6)]).toBe(2);
      }),
    );
  });
});
