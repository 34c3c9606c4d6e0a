import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrangeable, Arrangement } from './arrange.ts';
import { arrange } from './arrange.ts';

const row = (layer: number, count: number, width = 68, height = 90): Arrangeable[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${layer}-${i}`,
    layer,
    x: (i - (count - 1) / 2) * (width + 14),
    width,
    height,
  }));
const tall = { width: 500, height: 720 };
const wide = { width: 1600, height: 500 };
const linesOf = (items: readonly Arrangeable[], { places }: Arrangement): number =>
  new Set(items.map(({ id }) => places.get(id)!.y)).size;

describe('a layout in a view', () => {
  it('stays one line per layer where there is room', () => {
    const items = [...row(0, 3), ...row(1, 12)];
    const { places, lines } = arrange(items, wide, 1);
    expect(lines).toBe(1);
    expect(linesOf(row(1, 12), { places, lines })).toBe(1);
  });

  it('staggers a long row in a tall view, and leaves a short one alone', () => {
    const arrangement = arrange([...row(0, 3), ...row(1, 12)], tall, 1);
    expect(arrangement.lines).toBeGreaterThan(1);
    expect(linesOf(row(1, 12), arrangement)).toBe(arrangement.lines);
    expect(linesOf(row(0, 3), arrangement)).toBe(1);
  });

  it('moves a few cards together before it stacks them', () => {
    const apart = row(0, 3, 112, 140).map((item, i) => ({ ...item, x: (i - 1) * 246 }));
    const { places, lines } = arrange(apart, { width: 500, height: 720 }, 1);
    expect(lines).toBe(1);
    const xs = apart.map(({ id }) => places.get(id)!.x);
    expect(xs[2]! - xs[0]! + 112).toBeLessThanOrEqual(500);
    expect(xs[2]! - xs[0]!).toBeGreaterThan(2 * 122);
  });

  it('keeps the lines it had unless others are clearly better', () => {
    const items = [...row(0, 3), ...row(1, 6)];
    const fresh = arrange(items, tall, 1).lines;
    expect(arrange(items, tall, fresh).lines).toBe(fresh);
    const seven = [...row(0, 3), ...row(1, 7)];
    expect([1, 2].map((before) => arrange(seven, { width: 560, height: 720 }, before).lines)).toEqual([1, 2]);
  });

  it('never lets two cards touch, keeps the order of rows, and puts every layer below the one before', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 24 }), { minLength: 1, maxLength: 4 });
    const room = fc.record({ width: fc.integer({ min: 200, max: 2000 }), height: fc.integer({ min: 200, max: 1200 }) });
    fc.assert(
      fc.property(counts, room, fc.integer({ min: 1, max: 3 }), (layers, view, before) => {
        const items = layers.flatMap((count, layer) =>
          row(layer, count, layer === 0 ? 112 : 68, layer === 0 ? 140 : 90),
        );
        const { places } = arrange(items, view, before);
        const boxes = items.map((item) => ({ ...item, ...places.get(item.id)! }));
        for (const [i, a] of boxes.entries()) {
          for (const b of boxes.slice(i + 1)) {
            const across = Math.abs(a.x - b.x) >= (a.width + b.width) / 2 + 9.99;
            const down = Math.abs(a.y - b.y) >= (a.height + b.height) / 2 + 9.99;
            const inOrder = a.y !== b.y || a.x < b.x;
            const below = a.layer === b.layer || a.y + a.height / 2 < b.y - b.height / 2;
            if (!((across || down) && inOrder && below)) throw new Error(`${a.id} and ${b.id}`);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('stretches the room between layers to fill a tall view, within reason', () => {
    const tops = (height: number): number => {
      const { places } = arrange([...row(0, 2), ...row(1, 3)], { width: 500, height }, 1);
      return places.get('1-0')!.y - places.get('0-0')!.y - 90;
    };
    expect(tops(200)).toBe(64);
    expect(tops(280)).toBe(100);
    expect(tops(5000)).toBe(132);
  });

  it('of nothing is nothing', () => {
    expect(arrange([], tall, 2)).toEqual({ places: new Map(), lines: 2 });
  });
});
