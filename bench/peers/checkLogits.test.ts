import { expect, it, vi } from 'vitest';
import { checkLogits } from './checkLogits.ts';

it('lets pass what differs by rounding, and nothing else', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const check = (given: number[], expected: number[]) => () => {
    checkLogits('a peer', given, expected);
  };
  expect(check([10.0005, -3], [10, -3])).not.toThrow();
  expect(check([10.002, -3], [10, -3])).toThrow('a peer does not compute what we do.');
  expect(check([0.3, 0.5002], [0.3, 0.5])).toThrow();
  expect(check([10, Number.NaN], [10, -3])).toThrow();
  expect(check([10], [10, -3])).toThrow();
  expect(check([10, -3, 1], [10, -3])).toThrow();
});
