import { describe, expect, it } from 'vitest';
import { firstThatFits } from './shrinkPicture.ts';

/** An encoder whose files take half a byte a pixel at full quality. */
const encoder = (tried: number[]) => (side: number, quality: number) => {
  tried.push(side);
  return Promise.resolve(new Blob([new Uint8Array(Math.round(side * side * quality * 0.5))]));
};

describe('a copy small enough for a link', () => {
  it('is the first that fits, tried from the best down', async () => {
    const tried: number[] = [];
    const blob = await firstThatFits(encoder(tried), 8192);
    expect(blob!.size).toBeLessThanOrEqual(8192);
    expect(tried).toEqual([224, 224, 192, 160]);
  });

  it('is the best there is where room is plenty', async () => {
    const tried: number[] = [];
    await firstThatFits(encoder(tried), 1e6);
    expect(tried).toEqual([224]);
  });

  it('is nothing where nothing fits, or nothing can be encoded', async () => {
    expect(await firstThatFits(encoder([]), 10)).toBeNull();
    expect(await firstThatFits(() => Promise.resolve(null), 8192)).toBeNull();
  });
});
