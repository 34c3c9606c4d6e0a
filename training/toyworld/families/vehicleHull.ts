/**
 * The coloured shell of a vehicle, in two colours and two cuts: the yellow one has a
 * plain flank with a black line, the red one a white belt and a rounded roof. It leaves
 * the places of front, side, roof and wheels open. Does not know what goes there.
 */
import type { Random } from '../family.ts';
import type { Material, Mesh, Vec3 } from '../render/mesh.ts';
import { moved } from '../render/placing.ts';
import { extrude, roundedBox } from '../render/solids.ts';
import { about, shade } from './variation.ts';
import { archOver, axles, cab, roofHeight, sideBand } from './vehicleFrame.ts';

const width = 0.94;
const tail = cab.tail - 0.05;

/** Below the windows: from the tail to the face, with room for both wheels. */
function flank(material: Material): Mesh {
  const bottom = axles.height;
  const outline = [
    [tail, bottom],
    ...archOver(axles.rear, 180, 0),
    ...archOver(axles.front, 180, 94),
    [cab.face, sideBand.bottom + 0.02],
    [tail, sideBand.bottom + 0.02],
  ] as const;
  return extrude(outline, width, material);
}

function shell(flankPaint: Material, colour: Material, roofRadius: number): Mesh[] {
  const length = cab.face - tail + 0.02;
  const middle = (cab.face + tail) / 2;
  const roof = roundedBox([length, roofHeight - sideBand.top + 0.01, width + 0.04], roofRadius, colour);
  const post = (from: number, to: number): Mesh =>
    moved(roundedBox([to - from, sideBand.top - sideBand.bottom + 0.06, width], 0.02, colour), [
      (from + to) / 2,
      (sideBand.top + sideBand.bottom) / 2,
      0,
    ]);
  return [
    flank(flankPaint),
    moved(roof, [middle, (roofHeight + sideBand.top) / 2, 0]),
    post(tail, sideBand.from),
    post(sideBand.to, cab.face - 0.01),
  ];
}

export function yellowHull(random: Random): readonly Mesh[] {
  const colour: Vec3 = shade([0.98, 0.74, 0.08], random);
  const height = 0.5 * about(random, 0.05);
  const line = ([, y]: Vec3): boolean => Math.abs(y - height) < 0.02 || Math.abs(y - height - 0.08) < 0.012;
  const flankPaint: Material = { colour, shine: 0.5, paint: { colour: [0.1, 0.1, 0.1], where: line } };
  return shell(flankPaint, { colour, shine: 0.5 }, 0.03);
}

export function redHull(random: Random): readonly Mesh[] {
  const colour: Vec3 = shade([0.82, 0.08, 0.07], random);
  const half = 0.045 * about(random, 0.1);
  const belt = ([, y]: Vec3): boolean => Math.abs(y - 0.55) < half;
  const flankPaint: Material = { colour, shine: 0.7, paint: { colour: [0.96, 0.95, 0.9], where: belt } };
  return shell(flankPaint, { colour, shine: 0.7 }, 0.06);
}
