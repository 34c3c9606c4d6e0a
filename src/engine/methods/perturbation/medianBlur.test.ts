import fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianBlur } from './medianBlur.ts';

const sides = fc.integer({ min: 1, max: 7 });

test('every pixel is the middle one of its sorted window, edges repeated', () => {
  const given = fc.tuple(sides, sides, fc.integer({ min: 0, max: 3 })).chain(([width, height, reach]) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      reach: fc.constant(reach),
      rgb: fc.uint8ClampedArray({ minLength: 3 * width * height, maxLength: 3 * width * height }),
    }),
  );
  fc.assert(
    fc.property(given, ({ width, height, reach, rgb }) => {
      const expected = rgb.map((_, i) => {
        const [y, x] = [Math.floor(i / 3 / width), Math.floor(i / 3) % width];
        const seen = [];
        for (let row = y - reach; row <= y + reach; row++) {
          for (let col = x - reach; col <= x + reach; col++) {
            const [r, c] = [Math.min(height - 1, Math.max(0, row)), Math.min(width - 1, Math.max(0, col))];
            seen.push(rgb[3 * (r * width + c) + (i % 3)]!);
          }
        }
        return seen.sort((a, b) => a - b)[(seen.length - 1) / 2]!;
      });
      expect(medianBlur(rgb, width, height, reach)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
