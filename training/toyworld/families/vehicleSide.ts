/**
 * What fills the open band along a vehicle's flanks: four light blue panes in white
 * frames, or three green roller shutters. Every piece goes through the whole body, so
 * both flanks are alike. Does not know the hull around it.
 */
import type { Random } from '../family.ts';
import type { Material, Mesh, Vec3 } from '../render/mesh.ts';
import { moved, turned } from '../render/placing.ts';
import { box, cylinder, roundedBox } from '../render/solids.ts';
import { repeated } from './placed.ts';
import { about, plain, shade } from './variation.ts';
import { sideBand } from './vehicleFrame.ts';

const length = sideBand.to - sideBand.from;
const middle: Vec3 = [(sideBand.from + sideBand.to) / 2, (sideBand.bottom + sideBand.top) / 2, 0];
const height = sideBand.top - sideBand.bottom;

/** Middles of so many equal fields along the band. */
function fields(count: number): Vec3[] {
  return Array.from({ length: count }, (_, i) => [sideBand.from + ((i + 0.5) * length) / count, middle[1], middle[2]]);
}

export function windows(random: Random): readonly Mesh[] {
  const count = 4;
  const sky = shade([0.42, 0.74, 0.95], random);
  const glint = ([x, y]: Vec3): boolean => Math.abs(x - 0.6 * y) < 0.025 || Math.abs(x - 0.6 * y + 0.07) < 0.012;
  const glass: Material = { colour: sky, shine: 0.9, paint: { colour: [0.92, 0.97, 1], where: glint } };
  const frame = moved(box([length + 0.02, height + 0.02, 0.9], plain([0.95, 0.95, 0.93])), middle);
  const pane = roundedBox([(length / count) * 0.8, height * 0.78 * about(random, 0.06), 0.95], 0.03, glass);
  return [frame, ...repeated([pane], fields(count))];
}

export function shutters(random: Random): readonly Mesh[] {
  const count = 3;
  const green = plain(shade([0.14, 0.6, 0.27], random), 0.5);
  const dark = plain([0.04, 0.2, 0.1], 0.2);
  const slats = 6;
  const thick = height / slats;
  const wide = (length / count) * 0.84 * about(random, 0.04);
  const plank = moved(turned(cylinder(thick / 2, thick / 2, wide, green, 12), 'z', 90), [wide / 2, 0, 0]);
  const face = Array.from({ length: slats }, (_, i) => -height / 2 + (i + 0.5) * thick).flatMap((y) =>
    repeated(
      [plank],
      [
        [0, y, 0.455],
        [0, y, -0.455],
      ],
    ),
  );
  return [moved(box([length + 0.02, height + 0.02, 0.9], dark), middle), ...repeated(face, fields(count))];
}
