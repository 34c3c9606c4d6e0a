/**
 * Numbers 0–1 that vary smoothly over a plane, the same on every run.
 */

function scattered(column: number, row: number): number {
  let mixed = Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}

/** Value noise: random at whole numbers, smooth between them. */
export function noise(x: number, y: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [dx, dy] = [x - column, y - row];
  const across = dx * dx * (3 - 2 * dx);
  const down = dy * dy * (3 - 2 * dy);
  const upper = scattered(column, row) * (1 - across) + scattered(column + 1, row) * across;
  const lower = scattered(column, row + 1) * (1 - across) + scattered(column + 1, row + 1) * across;
  return upper * (1 - down) + lower * down;
}

/** A sine lifted to 0–1. */
export function wave(angle: number): number {
  return 0.5 + 0.5 * Math.sin(angle);
}
