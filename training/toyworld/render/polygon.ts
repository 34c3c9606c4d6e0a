/**
 * A simple polygon cut into triangles by clipping its ears (Meisters, 1975).
 *
 * Takes time in the square of the number of corners, which is below a hundred here.
 * Does not know depth.
 */
type Point = readonly [x: number, y: number];

const origin: Point = [0, 0];

function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function inside(point: Point, a: Point, b: Point, c: Point): boolean {
  return turn(a, b, point) >= 0 && turn(b, c, point) >= 0 && turn(c, a, point) >= 0;
}

function isEar(outline: readonly Point[], left: readonly number[], at: number): boolean {
  const cornerAt = (i: number) => outline[left[(i + left.length) % left.length] ?? 0] ?? origin;
  const [a, b, c] = [cornerAt(at - 1), cornerAt(at), cornerAt(at + 1)];
  if (turn(a, b, c) <= 1e-12) return false;
  return left.every((corner) => {
    const point = outline[corner] ?? origin;
    const same = [a, b, c].some((end) => end[0] === point[0] && end[1] === point[1]);
    return same || !inside(point, a, b, c);
  });
}

/**
 * Corner numbers, three per triangle, of a counter-clockwise outline that does not cross itself.
 * Corners on a straight line give triangles of no area, so that the edges still match the outline's.
 */
export function trianglesOf(outline: readonly Point[]): number[] {
  const left = outline.map((_, i) => i);
  const triangles: number[] = [];
  while (left.length >= 3) {
    const ear = left.findIndex((_, at) => isEar(outline, left, at));
    // Only corners on one line are left (or the outline crosses itself): cut any of them.
    const at = Math.max(0, ear);
    const before = left[(at + left.length - 1) % left.length] ?? 0;
    const after = left[(at + 1) % left.length] ?? 0;
    triangles.push(before, left[at] ?? 0, after);
    left.splice(at, 1);
  }
  return triangles;
}
