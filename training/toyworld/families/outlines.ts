/**
 * Flat outlines for `extrude`: discs, petals, ribbons along a curve.
 *
 * Every outline is counter-clockwise and does not cross itself. Does not know what is
 * cut out along it.
 */
export type Outline = readonly (readonly [number, number])[];

/** A curve in the plane: `along` runs from 0 to 1. */
export type Curve = (along: number) => readonly [number, number];

/**
 * A petal standing on the origin, `length` high and `width` wide where it is widest, at
 * three quarters of its height; its foot is a fifth of that and its tip is round.
 */
export function petal(length: number, width: number, steps = 16): Outline {
  // The first half of the way goes up the straight part, the second half around the tip.
  const angle = (along: number): number => (along - 0.5) * Math.PI;
  const height = (along: number): number => (along <= 0.5 ? along * 1.5 : 0.75 + 0.25 * Math.sin(angle(along)));
  const half = (along: number): number =>
    along <= 0.5 ? 0.1 + 0.4 * Math.sin(along * Math.PI) : 0.5 * Math.cos(angle(along));
  return ribbon(
    (along) => [0, length * height(along)],
    (along) => width * half(along),
    steps,
  );
}

/**
 * What a brush of half width `half(along)` covers that follows `curve`. The curve must
 * bend less tightly than the brush is wide. Unit of both: the world's.
 */
export function ribbon(curve: Curve, half: (along: number) => number, steps = 24): Outline {
  const right: [number, number][] = [];
  const left: [number, number][] = [];
  for (let step = 0; step <= steps; step++) {
    const along = step / steps;
    const [x, y] = curve(along);
    const [beforeX, beforeY] = curve(Math.max(0, along - 0.01));
    const [afterX, afterY] = curve(Math.min(1, along + 0.01));
    const length = Math.hypot(afterX - beforeX, afterY - beforeY);
    const [normalX, normalY] = [(afterY - beforeY) / length, (beforeX - afterX) / length];
    // A brush that ends in a point would put both sides on one spot.
    const reach = Math.max(half(along), 0.004);
    right.push([x + normalX * reach, y + normalY * reach]);
    left.push([x - normalX * reach, y - normalY * reach]);
  }
  return [...right, ...left.reverse()];
}

/** Right halves of an outline, from bottom to top, and their mirror image. */
export function mirrored(right: Outline): Outline {
  return [...right, ...[...right].reverse().map(([x, y]): readonly [number, number] => [-x, y])];
}

/** A smooth open line through `points` (Catmull–Rom), `steps` pieces between each two. */
export function smooth(points: Outline, steps = 5): Outline {
  const at = (index: number): readonly [number, number] =>
    points[Math.min(points.length - 1, Math.max(0, index))] ?? [0, 0];
  const line: [number, number][] = [];
  for (let piece = 0; piece < points.length - 1; piece++) {
    const [a, b, c, d] = [at(piece - 1), at(piece), at(piece + 1), at(piece + 2)];
    for (let step = 0; step < steps; step++) {
      const t = step / steps;
      line.push([between(a[0], b[0], c[0], d[0], t), between(a[1], b[1], c[1], d[1], t)]);
    }
  }
  line.push([...at(points.length - 1)]);
  return line;
}

function between(a: number, b: number, c: number, d: number, t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}
