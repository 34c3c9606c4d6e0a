import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resizeBicubic } from './bicubic.ts';

const side = fc.integer({ min: 1, max: 9 });
const sizes = fc.tuple(side, side, side, side);
/** The same number in all three channels. */
const grey = (values: readonly number[]) => values.flatMap((value) => [value, value, value]);
const red = (rgb: Float32Array) => Array.from(rgb).filter((_, i) => i % 3 === 0);

test('enlarging 2 × 2 twice gives what PyTorch gives', () => {
  const expected = [
    [0.6836, 1.0156, 1.5625, 1.8945],
    [1.3477, 1.6797, 2.2266, 2.5586],
    [2.4414, 2.7734, 3.3203, 3.6523],
    [3.1055, 3.4375, 3.9844, 4.3164],
  ].flat();
  red(resizeBicubic(grey([1, 2, 3, 4]), [2, 2], [4, 4])).forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, 4);
  });
});

test('one bright pixel spreads by the kernel with a = −0.75', () => {
  const line = red(resizeBicubic(grey([0, 0, 0, 1, 0, 0, 0]), [1, 7], [1, 14]));
  const half = [-0.03515625, -0.10546875, 0.26171875, 0.87890625];
  expect(line.slice(3, 11)).toEqual([...half, ...half.toReversed()].map((value) => expect.closeTo(value, 6) as number));
});

test('a picture of one colour keeps it at every size, to 1e-3', () => {
  fc.assert(
    fc.property(sizes, fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), ([h, w, height, width], colour) => {
      const rgb = Array.from({ length: h * w }, () => colour).flat();
      resizeBicubic(rgb, [h, w], [height, width]).forEach((value, i) => {
        expect(Math.abs(value - colour[i % 3]!)).toBeLessThan(1e-3);
      });
    }),
  );
});

test('at the same size nothing changes', () => {
  fc.assert(
    fc.property(side, side, fc.infiniteStream(fc.nat(255)), (height, width, values) => {
      const rgb = Array.from({ length: height * width * 3 }, () => values.next().value as number);
      expect(Array.from(resizeBicubic(rgb, [height, width], [height, width]))).toEqual(rgb);
    }),
  );
});

test('rows and columns are treated alike', () => {
  fc.assert(
    fc.property(sizes, fc.infiniteStream(fc.nat(255)), ([h, w, height, width], values) => {
      const rows = Array.from({ length: h * w }, () => values.next().value as number);
      const turned = Array.from({ length: h * w }, (_, i) => rows[(i % h) * w + Math.floor(i / h)]!);
      const straight = red(resizeBicubic(grey(rows), [h, w], [height, width]));
      const back = red(resizeBicubic(grey(turned), [w, h], [width, height]));
      straight.forEach((value, i) => {
        expect(Math.abs(value - back[(i % width) * height + Math.floor(i / width)]!)).toBeLessThan(1e-2);
      });
    }),
  );
});
