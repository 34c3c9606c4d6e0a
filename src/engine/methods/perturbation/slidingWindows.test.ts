import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from './separableMask.ts';
import { maskOfWindow, slidingWindows } from './slidingWindows.ts';

const length = fc.integer({ min: 1, max: 40 });

test('224 pixels, a window of 32 moved by 16: 169 windows', () => {
  const windows = slidingWindows({ width: 224, height: 224 }, 32, 16);
  expect(windows).toHaveLength(169);
  expect(windows.at(-1)).toEqual({ top: 192, left: 192, height: 32, width: 32 });
});

test('the last window is shifted back to end at the edge', () => {
  const windows = slidingWindows({ width: 10, height: 4 }, 4, 4);
  expect(windows.map(({ left }) => left)).toEqual([0, 4, 6]);
  expect(windows.every(({ top }) => top === 0)).toBe(true);
});

test('whatever the sizes, every pixel is covered and no window hangs over or comes twice', () => {
  fc.assert(
    fc.property(length, length, length, length, (width, height, side, stride) => {
      const windows = slidingWindows({ width, height }, side, stride);
      const covered = new Set<number>();
      for (const window of windows) {
        expect(window.left >= 0 && window.left + window.width <= width).toBe(true);
        expect(window.top >= 0 && window.top + window.height <= height).toBe(true);
        for (let y = window.top; y < window.top + window.height; y++)
          for (let x = window.left; x < window.left + window.width; x++) covered.add(y * width + x);
      }
      expect(covered.size).toBe(width * height);
      expect(new Set(windows.map(({ top, left }) => `${top} ${left}`)).size).toBe(windows.length);
    }),
    { numRuns: 60 },
  );
});

test('the mask of a window is 1 inside it and 0 elsewhere', () => {
  const mask = maskOfWindow({ top: 1, left: 2, height: 2, width: 1 }, { width: 4, height: 4 });
  expect([...spread(mask, mask.values)]).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
});
