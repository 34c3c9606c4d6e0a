import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeCard, ringAround, type Box } from './place.ts';

const window = { width: 1440, height: 900 };
const card = { width: 320, height: 200 };

const right = (box: Box): number => box.left + box.width;
const bottom = (box: Box): number => box.top + box.height;
const apart = (one: Box, other: Box): boolean =>
  right(one) <= other.left || right(other) <= one.left || bottom(one) <= other.top || bottom(other) <= one.top;

const boxes = fc.record({
  left: fc.integer({ min: -500, max: 1800 }),
  top: fc.integer({ min: -500, max: 1200 }),
  width: fc.integer({ min: 0, max: 1500 }),
  height: fc.integer({ min: 0, max: 1000 }),
});

describe('the ring', () => {
  it('leaves a little air around the widget', () => {
    expect(ringAround({ left: 100, top: 100, width: 50, height: 20 }, window)).toEqual({
      left: 94,
      top: 94,
      width: 62,
      height: 32,
    });
  });

  it('is never larger than the window, wherever the widget is', () => {
    fc.assert(
      fc.property(boxes, (box) => {
        const ring = ringAround(box, window);
        expect(ring.width).toBeGreaterThanOrEqual(0);
        expect(ring.height).toBeGreaterThanOrEqual(0);
        expect(Math.min(ring.left, ring.top)).toBeGreaterThan(0);
        expect(right(ring)).toBeLessThan(window.width);
        expect(bottom(ring)).toBeLessThan(window.height);
      }),
    );
  });
});

describe('the card', () => {
  const at = (ring: Box): Box => ({ ...placeCard(ring, card, window), ...card });

  it('stands right of a widget on the left, and left of one on the right', () => {
    expect(placeCard({ left: 20, top: 100, width: 280, height: 280 }, card, window)).toEqual({ left: 312, top: 100 });
    expect(placeCard({ left: 1130, top: 60, width: 300, height: 700 }, card, window)).toEqual({ left: 798, top: 60 });
  });

  it('stands below or above what is as wide as the window', () => {
    expect(at({ left: 10, top: 100, width: 1420, height: 100 }).top).toBe(212);
    expect(at({ left: 10, top: 700, width: 1420, height: 190 }).top).toBe(488);
  });

  it('stands over the corner of what fills the window', () => {
    expect(at({ left: 3, top: 3, width: 1434, height: 894 })).toMatchObject({ left: 1105, top: 685 });
  });

  it('is always inside the window, and covers the widget only where nothing else is left', () => {
    fc.assert(
      fc.property(boxes, (box) => {
        const ring = ringAround(box, window);
        const placed = at(ring);
        expect(Math.min(placed.left, placed.top)).toBeGreaterThan(0);
        expect(right(placed)).toBeLessThan(window.width);
        expect(bottom(placed)).toBeLessThan(window.height);
        const roomBeside = Math.max(ring.left, window.width - right(ring)) - 24 >= card.width;
        const roomAbove = Math.max(ring.top, window.height - bottom(ring)) - 24 >= card.height;
        expect(apart(ring, placed)).toBe(roomBeside || roomAbove);
      }),
    );
  });

  it('begins at the beginning in a window too small for it', () => {
    const small = { width: 200, height: 120 };
    expect(placeCard(ringAround({ left: 0, top: 0, width: 100, height: 50 }, small), card, small)).toEqual({
      left: 12,
      top: 12,
    });
  });
});
