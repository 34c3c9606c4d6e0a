/**
 * What every vehicle has: a grey chassis, cab and engine, and the drums its wheels go
 * on. Says nothing about the class. Does not know the parts that cover it.
 */
import type { Random } from '../family.ts';
import type { Mesh } from '../render/mesh.ts';
import { moved, turned } from '../render/placing.ts';
import { box, cylinder } from '../render/solids.ts';
import { coreGrey, repeated } from './placed.ts';
import { plain } from './variation.ts';
import { axles, cab, wheelPlaces } from './vehicleFrame.ts';

export function vehicleCore(random: Random): readonly Mesh[] {
  const grey = coreGrey(random);
  const dark = plain([0.3, 0.3, 0.31], 0.2);
  const height = cab.ceiling - cab.floor;
  const body = moved(box([cab.face - cab.tail, height, 2 * cab.halfWidth], grey), [
    (cab.face + cab.tail) / 2,
    cab.floor + height / 2,
    0,
  ]);
  const chassis = moved(box([1.84, 0.12, 0.6], dark), [-0.02, 0.24, 0]);
  const engine = moved(box([0.32, 0.22, 0.5], grey), [cab.face + 0.15, 0.4, 0]);
  // A drum as low as the wheels: a vehicle without its wheels still stands on the ground.
  const drum = moved(turned(cylinder(0.24, 0.24, 0.1, dark), 'x', 90), [0, axles.height - 0.27 + 0.24, -0.05]);
  const drums = repeated(
    [drum],
    wheelPlaces.map(([x, , z]) => [x, 0, Math.sign(z) * 0.36] as const),
  );
  const windscreen = moved(box([0.03, 0.26, 0.66], dark), [cab.face, 0.88, 0]);
  return [chassis, body, windscreen, engine, ...drums];
}
