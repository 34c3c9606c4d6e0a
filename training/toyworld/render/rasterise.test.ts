import { describe, expect, it } from 'vitest';
import { emptyFront, rasterise } from './rasterise.ts';

/** Two triangles that cover the square from `from` to `to`, clockwise where y points down, at one nearness each corner. */
function square(from: number, to: number, near: readonly [number, number, number, number]): number[] {
  return [from, from, near[0], from, to, near[1], to, to, near[2], to, from, near[3]];
}
const faces = (first: number): number[] => [0, 1, 2, 0, 2, 3].map((i) => first + i);

function drawn(squares: readonly number[][], bothSides = false) {
  const front = emptyFront(8);
  rasterise(
    front,
    Float32Array.from(squares.flat()),
    Uint32Array.from(squares.flatMap((_, i) => faces(i * 4))),
    bothSides,
  );
  return front;
}

const far = square(0, 8, [1, 1, 1, 1]);
const near = square(2, 6, [2, 2, 2, 2]);

describe('the nearest triangle wins', () => {
  it('whatever the order', () => {
    const owner = (front: ReturnType<typeof drawn>, nearFirst: boolean) =>
      Array.from(front.triangle, (t) => (nearFirst ? t < 2 : t >= 2));
    expect(owner(drawn([near, far]), true)).toEqual(owner(drawn([far, near]), false));
  });

  it('and covers exactly the pixels whose centres it holds', () => {
    const front = drawn([far, near]);
    expect(front.triangle.filter((t) => t >= 2)).toHaveLength(16);
    expect(front.triangle[2 * 8 + 2]).toBeGreaterThanOrEqual(2);
    expect(front.triangle[1 * 8 + 2]).toBeLessThan(2);
  });

  it('in each half of two that cut through one another', () => {
    const slanted = square(0, 8, [0, 0, 2, 2]);
    const front = drawn([far, slanted]);
    for (let row = 0; row < 8; row++) {
      expect(front.triangle[row * 8 + 1]).toBeLessThan(2);
      expect(front.triangle[row * 8 + 6]).toBeGreaterThanOrEqual(2);
    }
  });
});

it('nearness is linear between the corners', () => {
  const front = drawn([square(0, 8, [0, 0, 8, 8])]);
  for (let column = 0; column < 8; column++) expect(front.nearness[3 * 8 + column]).toBeCloseTo(column + 0.5, 4);
});

it('a triangle seen from behind is drawn only when both sides are asked for', () => {
  const turnedOver = square(0, 8, [1, 1, 1, 1]).slice();
  const [first, second] = [turnedOver.slice(3, 6), turnedOver.slice(9, 12)];
  turnedOver.splice(3, 3, ...second);
  turnedOver.splice(9, 3, ...first);
  expect(drawn([turnedOver]).triangle.every((t) => t === -1)).toBe(true);
  expect(drawn([turnedOver], true).triangle.every((t) => t >= 0)).toBe(true);
});

it('a corner that cannot be seen takes its own triangle with it and no other', () => {
  const secondCornerUnseen = square(0, 8, [1, 1, 1, 1]).map((value, i) => (i === 3 ? NaN : value));
  const { triangle } = drawn([secondCornerUnseen]);
  expect(triangle[7 * 8]).toBe(-1);
  expect(triangle[7]).toBe(1);
});

it('what reaches beyond the picture is cut at its edge', () => {
  expect(drawn([square(-20, 30, [1, 1, 1, 1])]).triangle.every((t) => t >= 0)).toBe(true);
});
