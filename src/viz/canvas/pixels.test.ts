import { describe, expect, it } from 'vitest';
import { grey, rgba, withoutColours } from './pixels.ts';

const picture = { width: 2, height: 1, rgb: Uint8ClampedArray.from([10, 20, 30, 255, 255, 255]) };

describe('pixels to draw', () => {
  it('keep their colours and are opaque', () => {
    expect([...rgba(picture)]).toEqual([10, 20, 30, 255, 255, 255, 255, 255]);
  });

  it('without colours have the luma of BT.709, and white stays white', () => {
    // 0.2126 · 10 + 0.7152 · 20 + 0.0722 · 30 = 18.596
    expect([...grey(picture)]).toEqual([19, 19, 19, 255, 255, 255, 255, 255]);
  });
  it('that lose their colours keep their transparency and are left as they were', () => {
    const given = Uint8ClampedArray.from([10, 20, 30, 7]);
    expect([...withoutColours(given)]).toEqual([19, 19, 19, 7]);
    expect([...given]).toEqual([10, 20, 30, 7]);
  });
});
