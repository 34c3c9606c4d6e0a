import { afterEach, expect, test } from 'vitest';
import { freeArray } from './freeArray.ts';

const { transfer } = ArrayBuffer.prototype as { transfer?: unknown };
afterEach(() => {
  Object.assign(ArrayBuffer.prototype, { transfer });
});

test('an array that is freed has no numbers, where buffers can be handed over', () => {
  const asked: number[] = [];
  Object.assign(ArrayBuffer.prototype, {
    transfer(this: ArrayBuffer, bytes: number) {
      asked.push(bytes);
      structuredClone(this, { transfer: [this] });
    },
  });
  const array = new Float32Array(100);
  freeArray(array);
  expect(asked).toEqual([0]);
  expect([array.length, array.buffer.byteLength]).toEqual([0, 0]);
});

test('where they cannot, it is left to be collected', () => {
  Object.assign(ArrayBuffer.prototype, { transfer: undefined });
  const array = new Float32Array(100).fill(1);
  freeArray(array);
  expect(array.length).toBe(100);
});
