/**
 * Where things are on a tower: the heights and widths its parts must agree on, whoever
 * builds them. World units; the ground is y = 0. Does not know the parts.
 */

/** The coloured shell, from the base to the eaves. */
export const shell = { bottom: 0.1, top: 1.4, halfWidth: 0.46, chamfer: 0.07 } as const;

/** Where a ring around the tower ends; beyond the corners of a square shell. */
export const ringRadius = 0.62;

/** Lower and upper edge of the two rings; door below, openings between, top above. */
export const rings = [
  { from: 0.65, to: 0.79 },
  { from: 1.24, to: 1.38 },
] as const;

/** Middle of the openings. */
export const openingHeight = 1.02;

/** What is mounted on the front begins inside the inner tower and ends before these z. */
export const frontFrom = 0.26;
export const doorFace = 0.61;
export const openingFace = 0.57;
