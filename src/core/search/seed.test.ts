import { describe, expect, it } from 'vitest';
import { seedOrder } from './seed.ts';

describe('seedOrder', () => {
  it('puts the most important first and equally important ones by id', () => {
    expect(seedOrder([0.1, 0.5, 0.1, -0.2, 0.5])).toEqual([1, 4, 0, 2, 3]);
  });

  it('puts what has no number last, whatever the map', () => {
    expect(seedOrder(Float32Array.from([Number.NaN, -1, Number.NaN, 0]))).toEqual([3, 1, 0, 2]);
    expect(seedOrder([0, Infinity, -Infinity])).toEqual([1, 0, 2]);
  });
});
