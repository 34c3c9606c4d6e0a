import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatenate, inParallel } from './download.ts';

describe('inParallel', () => {
  it('gives results in order and never runs more than six at a time', async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel([...Array(20).keys()], async (item) => {
      running++;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, (item * 7) % 5));
      running--;
      return item * item;
    });
    expect(results).toEqual([...Array(20).keys()].map((item) => item * item));
    expect(most).toBe(6);
  });

  it('rejects with the first failure', async () => {
    const failing = (item: number) => (item === 3 ? Promise.reject(new Error('three')) : Promise.resolve(item));
    await expect(inParallel([1, 2, 3, 4], failing)).rejects.toThrow('three');
  });
});

describe('concatenate', () => {
  it('is the parts one after another', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (parts) => {
        expect([...concatenate(parts)]).toEqual(parts.flatMap((part) => [...part]));
      }),
    );
  });
});
