import { expect, test } from 'vitest';
import { Scratch } from './scratch.ts';

test('as many numbers are given as are asked for, however many there were before', () => {
  const scratch = new Scratch();
  expect([3, 8, 5].map((length) => scratch.take(length).length)).toEqual([3, 8, 5]);
});

test('memory is asked for only when more is needed than ever before', () => {
  const scratch = new Scratch();
  const large = scratch.take(8);
  expect(scratch.take(5).buffer).toBe(large.buffer);
  expect(scratch.take(9).buffer).not.toBe(large.buffer);
});
