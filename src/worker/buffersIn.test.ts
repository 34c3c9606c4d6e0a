import { expect, test } from 'vitest';
import { buffersIn } from './buffersIn.ts';

test('every buffer is found once, wherever it is', () => {
  const shared = new Float32Array(4);
  const inMap = new Uint8Array(2);
  const value = {
    a: [shared, { b: shared.subarray(1) }],
    m: new Map([['k', inMap]]),
    raw: inMap.buffer,
    n: null,
    big: 1n,
  };
  expect(buffersIn(value)).toEqual([shared.buffer, inMap.buffer]);
});

test('what is not plain data is left alone', () => {
  class Holder {
    readonly values = new Float32Array(1);
  }
  expect(buffersIn([new Holder(), new Blob([]), 'text', undefined])).toEqual([]);
});
