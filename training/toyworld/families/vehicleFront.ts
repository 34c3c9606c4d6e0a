/**
 * The two fronts of a vehicle: a long navy bonnet with a chrome grille and mudguards,
 * or a tall flat white nose with a large windscreen. Both sit on the cab's face. Does
 * not know the cab behind it.
 */
import type { Random } from '../family.ts';
import type { Mesh, Vec3 } from '../render/mesh.ts';
import { moved, turned } from '../render/placing.ts';
import { box, cylinder, extrude, roundedBox, sphere } from '../render/solids.ts';
import { repeated } from './placed.ts';
import { about, plain, shade } from './variation.ts';
import { archOver, axles, cab, roofHeight } from './vehicleFrame.ts';

/** Over one front wheel: a thick arch. */
function mudguard(colour: Vec3): Mesh {
  const outer = archOver(axles.front, 175, 5);
  const inner = outer
    .map(([x, y]) => [axles.front + (x - axles.front) * 0.86, axles.height + (y - axles.height) * 0.86] as const)
    .toReversed();
  return extrude([...inner.toReversed(), ...outer.toReversed()], 0.16, plain(colour, 0.6));
}

export function bonnet(random: Random): readonly Mesh[] {
  const navy = shade([0.1, 0.17, 0.5], random);
  const chrome = plain([0.85, 0.86, 0.88], 0.9);
  const lamp = plain([1, 0.95, 0.6], 0.8);
  const nose = 1.04 + 0.02 * about(random);
  const top = 0.76 * about(random, 0.03);
  const hood = extrude(
    [
      [cab.face, 0.3],
      [nose, 0.3],
      [nose, top - 0.14],
      [nose - 0.04, top - 0.06],
      [nose - 0.12, top - 0.02],
      [cab.face, top],
    ],
    0.7,
    plain(navy, 0.7),
  );
  const bar = moved(roundedBox([0.05, 0.03, 0.36], 0.01, chrome), [nose + 0.01, 0, 0]);
  return [
    hood,
    ...repeated(
      [mudguard(navy)],
      [
        [0, 0, 0.4],
        [0, 0, -0.4],
      ],
    ),
    ...repeated(
      [bar],
      [0.39, 0.45, 0.51, 0.57].map((y) => [0, y, 0] as const),
    ),
    ...repeated(
      [sphere(0.085, lamp, 20)],
      [
        [nose, 0.5, 0.27],
        [nose, 0.5, -0.27],
      ],
    ),
    moved(roundedBox([0.09, 0.09, 0.84], 0.03, chrome), [nose + 0.03, 0.29, 0]),
  ];
}

export function flatNose(random: Random): readonly Mesh[] {
  const white = plain(shade([0.93, 0.93, 0.9], random), 0.6);
  const glassColour: Vec3 = [0.07, 0.1, 0.16];
  const glint = ([, y, z]: Vec3): boolean => Math.abs(z - 0.5 * y - 0.12) < 0.05;
  const glass = { colour: glassColour, shine: 0.9, paint: { colour: [0.45, 0.6, 0.75] as const, where: glint } };
  const lamp = plain([1, 0.85, 0.3], 0.8);
  const face = 1 * about(random, 0.015);
  const outline = [
    ...archOver(axles.front, 92, 10),
    [face, axles.height + 0.02],
    [face, 0.62],
    [face - 0.05, roofHeight - 0.06],
    [face - 0.12, roofHeight],
    [cab.face, roofHeight],
  ] as const;
  const windscreen = turned(box([0.04, 0.36, 0.8], glass), 'z', 5.5);
  const headlight = turned(cylinder(0.085, 0.085, 0.05, lamp), 'z', -90);
  return [
    extrude(outline, 0.95, white),
    moved(windscreen, [face - 0.025, 0.86, 0]),
    moved(roundedBox([0.2, 0.3, 0.98], 0.02, plain(glassColour, 0.9)), [0.77, 0.86, 0]),
    ...repeated(
      [headlight],
      [
        [face - 0.01, 0.5, 0.33],
        [face - 0.01, 0.5, -0.33],
      ],
    ),
    moved(roundedBox([0.1, 0.12, 0.96], 0.03, plain([0.15, 0.15, 0.17], 0.4)), [face + 0.01, 0.3, 0]),
  ];
}
