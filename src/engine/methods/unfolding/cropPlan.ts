/**
 * Where a picture is cut into overlapping crops (attribution.md §D, *unfold*).
 *
 * As many crops along each side, the first at one border and the last at the other,
 * so that together they reach every pixel (as long as they are large enough to touch).
 * The released code steps by a whole number of pixels and misses the far border where
 * that does not come out even; here the steps are spread, and where it does come out
 * even (224, crops of 124, six a side) they are the same: 0, 20, … 100.
 */

/** Height before width, in pixels. */
export type Pair = readonly [height: number, width: number];

export interface CropPlan {
  /** Of one crop. */
  readonly side: Pair;
  /** Top left corners, row by row. */
  readonly corners: readonly (readonly [top: number, left: number])[];
}

/**
 * @param share side of a crop as a share of the picture's, above 0, at most 1
 * @param count crops along each side, at least 1; one alone lies in the middle
 */
export function planCrops([height, width]: Pair, share: number, count: number): CropPlan {
  const [rows, cols] = [crop(height, share), crop(width, share)];
  const lefts = begins(width - cols, count);
  const corners = begins(height - rows, count).flatMap((top) => lefts.map((left) => [top, left] as const));
  return { side: [rows, cols], corners };
}

function crop(side: number, share: number): number {
  return Math.min(side, Math.max(1, Math.round(side * share)));
}

function begins(room: number, count: number): number[] {
  if (count === 1) return [Math.round(room / 2)];
  return Array.from({ length: count }, (_, i) => Math.round((i * room) / (count - 1)));
}
