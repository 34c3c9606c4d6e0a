/**
 * Which triangle is in front at every pixel.
 *
 * The nearest triangle wins whatever the order they are given in. "Nearness" is any
 * number that grows towards the viewer and is linear across the picture: one over the
 * depth for a camera, the height towards the sun for a shadow. Does not know light.
 */

/** A square of pixels: the nearness and number of the triangle in front, -1 where there is none. */
export interface Front {
  readonly size: number;
  readonly nearness: Float32Array;
  readonly triangle: Int32Array;
}

export function emptyFront(size: number): Front {
  return {
    size,
    nearness: new Float32Array(size * size).fill(-Infinity),
    triangle: new Int32Array(size * size).fill(-1),
  };
}

/** Fills the pixels whose centres lie in a triangle; corners are x, y (downwards, in pixels), nearness. */
function fill(
  front: Front,
  t: number,
  x0: number,
  y0: number,
  n0: number,
  x1: number,
  y1: number,
  n1: number,
  x2: number,
  y2: number,
  n2: number,
  area: number,
): void {
  const { size, nearness, triangle } = front;
  const left = Math.max(0, Math.ceil(Math.min(x0, x1, x2) - 0.5));
  const right = Math.min(size - 1, Math.floor(Math.max(x0, x1, x2) - 0.5));
  const top = Math.max(0, Math.ceil(Math.min(y0, y1, y2) - 0.5));
  const bottom = Math.min(size - 1, Math.floor(Math.max(y0, y1, y2) - 0.5));
  const inverse = 1 / area;
  const across1 = (y2 - y0) * inverse;
  const across2 = (y0 - y1) * inverse;
  const step = (n1 - n0) * across1 + (n2 - n0) * across2;
  for (let row = top; row <= bottom; row++) {
    const dx = left + 0.5 - x0;
    const dy = row + 0.5 - y0;
    let share1 = (dx * (y2 - y0) - dy * (x2 - x0)) * inverse;
    let share2 = (dy * (x1 - x0) - dx * (y1 - y0)) * inverse;
    let near = n0 + share1 * (n1 - n0) + share2 * (n2 - n0);
    for (let p = row * size + left; p <= row * size + right; p++) {
      if (share1 >= 0 && share2 >= 0 && share1 + share2 <= 1 && near > (nearness[p] ?? 0)) {
        nearness[p] = near;
        triangle[p] = t;
      }
      share1 += across1;
      share2 += across2;
      near += step;
    }
  }
}

/** Where corner `i` of the triangles begins in a list of three numbers per corner. */
function firstOf(indices: Uint32Array, i: number): number {
  return (indices[i] ?? 0) * 3;
}

function valueAt(corners: Float32Array, i: number): number {
  return corners[i] ?? 0;
}

/**
 * @param corners x, y (downwards, in pixels) and nearness of each corner; NaN for one that cannot be seen
 * @param indices three corners per triangle
 * @param bothSides also triangles seen from behind, which a closed solid hides
 */
export function rasterise(front: Front, corners: Float32Array, indices: Uint32Array, bothSides = false): void {
  for (let t = 0; t * 3 < indices.length; t++) {
    const a = firstOf(indices, t * 3);
    const b = firstOf(indices, t * 3 + 1);
    const c = firstOf(indices, t * 3 + 2);
    const x0 = valueAt(corners, a);
    const y0 = valueAt(corners, a + 1);
    const x1 = valueAt(corners, b);
    const y1 = valueAt(corners, b + 1);
    const x2 = valueAt(corners, c);
    const y2 = valueAt(corners, c + 1);
    // Counter-clockwise in the world is clockwise, and so negative, where y points down.
    const area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
    if (!(bothSides ? area !== 0 : area < 0)) continue;
    fill(
      front,
      t,
      x0,
      y0,
      valueAt(corners, a + 2),
      x1,
      y1,
      valueAt(corners, b + 2),
      x2,
      y2,
      valueAt(corners, c + 2),
      area,
    );
  }
}
