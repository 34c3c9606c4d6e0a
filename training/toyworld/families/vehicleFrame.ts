/**
 * Where things are on a vehicle: the lengths its parts must agree on, whoever builds
 * them. World units; the ground is y = 0. Does not know the parts.
 */

/** Middle of the two axles along x, and the height of both. */
export const axles = { rear: -0.56, front: 0.62, height: 0.27 } as const;

/** Radius that every wheel has, and that of the gap it turns in. */
export const wheelRadius = 0.27;
const archRadius = 0.32;

/** The four wheels' middles. */
export const wheelPlaces = [axles.rear, axles.front].flatMap((x) =>
  [-1, 1].map((side) => [x, axles.height, side * 0.47] as const),
);

/** The grey cab: from the tail to the face that the front is put on. */
export const cab = { tail: -0.96, face: 0.6, floor: 0.28, ceiling: 1.08, halfWidth: 0.41 } as const;

/** Between these heights the side is left open for windows or shutters. */
export const sideBand = { from: -0.9, to: 0.5, bottom: 0.62, top: 1.03 } as const;

/** Top of the hull, which what is on the roof stands on. */
export const roofHeight = 1.14;

/** Points of an arch over an axle from left to right, between two angles in degrees (180 is left, 0 right). */
export function archOver(axle: number, from: number, to: number): (readonly [number, number])[] {
  const steps = 10;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
    return [axle + archRadius * Math.cos(angle), axles.height + archRadius * Math.sin(angle)] as const;
  });
}
