/**
 * Background objects in places where they do not hide the thing: wholly behind it, or
 * beside it in the picture. Does not know which thing it is.
 */
import type { Random } from '../family.ts';
import { viewOf, type Camera } from '../render/camera.ts';
import type { Vec3 } from '../render/mesh.ts';
import type { Labelled } from '../render/soup.ts';
import type { Backdrop } from '../render/backdrop.ts';
import { between, frameOf, type Frame } from './framing.ts';
import { objectPieces } from './objects.ts';
import { objectKinds, type SceneObject } from './scene.ts';
import { pick } from './surroundings.ts';

const toyColours: readonly Vec3[] = [
  [0.89, 0.3, 0.24],
  [0.96, 0.62, 0.2],
  [0.97, 0.82, 0.28],
  [0.4, 0.72, 0.42],
  [0.24, 0.62, 0.74],
  [0.3, 0.44, 0.8],
  [0.66, 0.42, 0.74],
  [0.94, 0.55, 0.66],
  [0.93, 0.92, 0.88],
];

const leafColours: readonly Vec3[] = [
  [0.3, 0.56, 0.28],
  [0.42, 0.64, 0.28],
  [0.24, 0.48, 0.34],
  [0.78, 0.6, 0.24],
  [0.62, 0.66, 0.3],
];

const indoorKinds = objectKinds.filter((kind) => !['tree', 'fir', 'bush', 'stone'].includes(kind));
const leafy = ['tree', 'fir', 'bush'];
const largest: Partial<Record<SceneObject['kind'], readonly [number, number]>> = {
  tree: [1.2, 2.6],
  fir: [1.2, 2.8],
  bush: [0.5, 1],
  stone: [0.25, 0.6],
};

interface Place {
  readonly camera: Camera;
  readonly backdrop: Backdrop;
  readonly thing: readonly Labelled[];
}

function apart(a: Frame, b: Frame): boolean {
  const gap = 0.04;
  return a.right + gap < b.left || b.right + gap < a.left || a.top + gap < b.bottom || b.top + gap < a.bottom;
}

function footprint(pieces: readonly Labelled[]): number {
  let radius = 0;
  for (const { mesh } of pieces) {
    for (let i = 0; i < mesh.positions.length; i += 3)
      radius = Math.max(radius, Math.hypot(mesh.positions[i] ?? 0, mesh.positions[i + 2] ?? 0));
  }
  return radius;
}

function candidate(random: Random, { camera, backdrop }: Place): { object: SceneObject; ahead: number } {
  const kind = pick(random, backdrop.wall === undefined ? objectKinds : indoorKinds);
  const size = between(random, ...(largest[kind] ?? [0.3, 0.75]));
  const { right, forward, reach } = viewOf(camera);
  const level = Math.hypot(forward[0], forward[2]);
  // Squared, so that most stand near the thing; three quarters lie behind it.
  const ahead = between(random, -1.2, 1) ** 2 * Math.sign(between(random, -0.3, 1)) * 7;
  const fromEye = Math.hypot(camera.eye[0] - camera.target[0], camera.eye[2] - camera.target[2]) + ahead;
  const aside = between(random, -1, 1) * reach * Math.max(1, fromEye);
  const x = camera.target[0] + (forward[0] / level) * ahead + right[0] * aside;
  const z = camera.target[2] + (forward[2] / level) * ahead + right[2] * aside;
  const colour = pick(random, leafy.includes(kind) ? leafColours : toyColours);
  return {
    object: { kind, colour, at: [x, 0, z], size, turn: between(random, 0, 360) },
    ahead: (x * forward[0] + z * forward[2]) / level,
  };
}

function insideWall({ wall }: Backdrop, { at, size }: SceneObject): boolean {
  return wall === undefined || at[0] * wall.normal[0] + at[2] * wall.normal[1] > 0.75 * size - wall.distance;
}

function roomBetween(a: SceneObject, b: SceneObject): boolean {
  return Math.hypot(a.at[0] - b.at[0], a.at[2] - b.at[2]) > 0.6 * (a.size + b.size);
}

/** Up to 12 objects; fewer where there is little room. */
export function scatter(random: Random, place: Place): SceneObject[] {
  const view = viewOf(place.camera);
  const taken = frameOf(view, place.thing);
  const radius = footprint(place.thing);
  const wanted = Math.floor(random() * 13);
  const objects: SceneObject[] = [];
  for (let attempt = 0; attempt < wanted * 6 && objects.length < wanted; attempt++) {
    const { object, ahead } = candidate(random, place);
    const reach = 0.75 * object.size;
    const { at } = object;
    const free =
      Math.hypot(at[0], at[2]) > radius + reach &&
      insideWall(place.backdrop, object) &&
      objects.every((other) => roomBetween(object, other));
    const nearEye = Math.hypot(at[0] - view.eye[0], at[2] - view.eye[2]) < 1.5 + reach;
    if (!free || nearEye) continue;
    // A plane between them, seen from the thing's side: it can hide no pixel of the thing.
    const behind = ahead > radius + reach;
    if (behind || apart(frameOf(view, objectPieces(object, 0)), taken)) objects.push(object);
  }
  return objects;
}
