import { expect, it } from 'vitest';
import { averageDown } from './averageDown.ts';
import { byteOf, lightOf } from './colour.ts';

const grey = (values: readonly number[]): Float32Array =>
  Float32Array.from(values.flatMap((value) => [value, value, value]));

it('averages light, not sRGB: half black and half white is 188, not 128', () => {
  const exposure = { size: 2, light: grey([0, 0.74, 0.74, 0]), labels: new Uint8Array(4) };
  expect(Array.from(averageDown(exposure, 2).pixels)).toEqual([1, 1, 1].map(() => byteOf(0.37)));
  expect(byteOf(0.5)).toBe(188);
});

it('one sample per pixel is kept as it is', () => {
  const exposure = { size: 2, light: grey([0.1, 0.2, 0.3, 0.4]), labels: Uint8Array.of(0, 1, 2, 3) };
  const { pixels, labels } = averageDown(exposure, 1);
  expect(Array.from(labels)).toEqual([0, 1, 2, 3]);
  expect(pixels[3]).toBe(byteOf(0.2));
});

it('a label is what most samples have, and the first of equals', () => {
  const of = (labels: readonly number[]) =>
    averageDown({ size: 2, light: new Float32Array(12), labels: Uint8Array.from(labels) }, 2).labels[0];
  expect(of([5, 7, 7, 7])).toBe(7);
  expect(of([5, 7, 7, 5])).toBe(5);
  expect(of([1, 2, 3, 2])).toBe(2);
});

it('takes the samples of a pixel from its own square', () => {
  const labels = Uint8Array.from([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4]);
  const light = grey(Array.from(labels, (label) => label / 10));
  const result = averageDown({ size: 4, light, labels }, 2);
  expect(Array.from(result.labels)).toEqual([1, 2, 3, 4]);
  expect([0, 3, 6, 9].map((i) => result.pixels[i])).toEqual([0.1, 0.2, 0.3, 0.4].map(byteOf));
});

it('a colour becomes light and the same colour again, below the shoulder', () => {
  for (let byte = 0; byte <= 220; byte++) expect(byteOf(lightOf(byte / 255))).toBe(byte);
});

it('brighter light is never a darker byte, and only very bright light is white', () => {
  let last = 0;
  for (let light = 0; light < 3; light += 0.001) {
    expect(byteOf(light)).toBeGreaterThanOrEqual(last);
    last = byteOf(light);
  }
  expect(byteOf(1)).toBeLessThan(255);
  expect(byteOf(5)).toBe(255);
});
