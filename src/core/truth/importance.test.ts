import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importanceOf, placesOf } from './importance.ts';

/** A picture of `width` × `height` with these labels at these places, `[x, y, label]`. */
function drawn(width: number, height: number, spots: readonly (readonly [number, number, number])[]): Uint8Array {
  const labels = new Uint8Array(width * height);
  for (const [x, y, label] of spots) labels[y * width + x] = label;
  return labels;
}

describe('where a thing is', () => {
  it('is its pixels, grown by two on every side', () => {
    const [place] = placesOf(drawn(9, 9, [[4, 4, 2]]), 9, [2]);
    expect(place).toHaveLength(25);
    expect([place![0], place!.at(-1)]).toEqual([2 * 9 + 2, 6 * 9 + 6]);
  });

  it('ends at the border of the picture', () => {
    const [place] = placesOf(drawn(9, 4, [[0, 0, 2]]), 9, [2]);
    expect(place).toEqual([0, 1, 2, 9, 10, 11, 18, 19, 20]);
  });

  it('is in all places with its label, each pixel once', () => {
    const labels = drawn(12, 5, [
      [2, 2, 7],
      [3, 2, 7],
      [9, 2, 7],
    ]);
    expect(placesOf(labels, 12, [7])[0]).toHaveLength(30 + 25);
  });

  it('is nowhere for a label that is not there', () => {
    expect(placesOf(drawn(4, 4, []), 4, [3, 0]).map((place) => place.length)).toEqual([0, 16]);
  });

  it('is the maximum of the thing over a window of five', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 42, maxLength: 42, max: 6 }), (labels) => {
        const [place] = placesOf(labels, 7, [6]);
        const due = Array.from({ length: 42 }, (_, at) => at).filter((at) =>
          labels.some(
            (label, other) =>
              label === 6 &&
              Math.abs((other % 7) - (at % 7)) <= 2 &&
              Math.abs(Math.floor(other / 7) - Math.floor(at / 7)) <= 2,
          ),
        );
        expect(place).toEqual(due);
      }),
    );
  });
});

describe('the importance of a thing', () => {
  it('is the sum of the map over where it is, and the total that over everything', () => {
    const labels = drawn(10, 1, [
      [0, 0, 2],
      [6, 0, 128],
    ]);
    const map = [1, 2, 4, 8, 16, -32, 64, 128, 256, 512];
    const importance = importanceOf(map, placesOf(labels, 10, [2]), placesOf(labels, 10, [128]));
    expect(importance).toEqual({ total: 959, parts: [7], objects: [16 - 32 + 64 + 128 + 256] });
  });

  it('counts a pixel for both of two things that are close', () => {
    const labels = Uint8Array.of(2, 3, 0, 0);
    expect(importanceOf([1, 1, 1, 1], placesOf(labels, 4, [2, 3]), []).parts).toEqual([3, 4]);
  });
});
