/**
 * The wheels of a vehicle: black tyres with large white hubs, or wooden ones whose
 * spokes one can look through. All have the same radius. Does not know the axles' load.
 */
import type { Random } from '../family.ts';
import type { Mesh } from '../render/mesh.ts';
import { moved, turned } from '../render/placing.ts';
import { box, cylinder, sphere, torus } from '../render/solids.ts';
import { repeated } from './placed.ts';
import { about, plain, shade } from './variation.ts';
import { wheelPlaces, wheelRadius } from './vehicleFrame.ts';

/** A disc that stands like a wheel, its middle in the origin. */
function disc(radius: number, thickness: number, material: Mesh['material']): Mesh {
  return moved(turned(cylinder(radius, radius, thickness, material, 28), 'x', 90), [0, 0, -thickness / 2]);
}

export function whiteHubs(random: Random): readonly Mesh[] {
  const black = plain([0.06, 0.06, 0.07], 0.3);
  const white = plain(shade([0.95, 0.95, 0.95], random), 0.7);
  const hub = 0.17 * about(random, 0.06);
  return repeated([disc(wheelRadius, 0.16, black), disc(hub, 0.19, white), disc(0.05, 0.22, black)], wheelPlaces);
}

export function spokedWheels(random: Random): readonly Mesh[] {
  const wood = plain(shade([0.72, 0.36, 0.1], random), 0.4);
  const light = plain(shade([0.95, 0.72, 0.35], random), 0.4);
  const tube = 0.045 * about(random, 0.08);
  const bar = box([0.055, 2 * (wheelRadius - tube), 0.06], light);
  const spokes = [0, 45, 90, 135].map((angle) => turned(bar, 'z', angle));
  return repeated([torus(wheelRadius - tube, tube, wood), ...spokes, sphere(0.075, wood, 16)], wheelPlaces);
}
