/**
 * A random scene from a seed: the same seed gives the same scene on every run.
 *
 * Half of the scenes miss one to four parts, so that a network learns what a thing looks
 * like when something is gone. Every part that is present can be seen. Does not draw light.
 */
import { seededRandom } from '../../../src/core/seededRandom.ts';
import type { Random } from '../family.ts';
import { thingClasses } from '../families.ts';
import { drawLabels } from '../render/draw.ts';
import { randomCamera } from './framing.ts';
import { scatter } from './scatter.ts';
import type { Scene } from './scene.ts';
import { pick, randomBackdrop, randomLight } from './surroundings.ts';
import { firstPartLabel, thingNamed, thingPieces } from './thing.ts';

/** A part is seen when it has this many pixels in a picture of 224 x 224. */
const fewestPixels = 40;
const checkedSize = 224;
const mostAttempts = 100;

function missingParts(random: Random, parts: readonly string[]): string[] {
  const count = random() < 0.5 ? 0 : 1 + Math.floor(random() * 4);
  const left = [...parts];
  while (parts.length - left.length < count) left.splice(Math.floor(random() * left.length), 1);
  return parts.filter((part) => !left.includes(part));
}

function attempt(random: Random, seed: number, className: string, whole: boolean): Scene {
  const { family, thing } = thingNamed(className);
  const shapes = Math.floor(random() * 2 ** 32);
  const missing = whole ? [] : missingParts(random, thing.parts);
  // Framed with all its parts, so that the camera does not tell what is missing.
  const pieces = thingPieces(className, shapes, []);
  const camera = randomCamera(random, pieces, family);
  const facing = Math.atan2(camera.eye[0] - camera.target[0], camera.eye[2] - camera.target[2]);
  const backdrop = randomBackdrop(random, facing);
  const light = randomLight(random, facing);
  const objects = scatter(random, { camera, backdrop, thing: pieces });
  return { seed, className, missing, shapes, camera, light, backdrop, objects };
}

/** Background objects never hide the thing, so the thing is looked at alone. */
function allSeen({ className, shapes, missing, camera }: Scene): boolean {
  const counts = new Uint32Array(256);
  const pieces = thingPieces(className, shapes, missing);
  for (const label of drawLabels(pieces, camera, checkedSize)) counts[label] = (counts[label] ?? 0) + 1;
  const { parts } = thingNamed(className).thing;
  return parts.every((part, i) => missing.includes(part) || (counts[firstPartLabel + i] ?? 0) >= fewestPixels);
}

/**
 * @param options `whole`: no part is missing; `className`: of this class, else of any
 * @throws RangeError for an unknown class, or one of which some part can hardly ever be seen
 */
export function sampleScene(
  seed: number,
  { whole = false, className }: { whole?: boolean; className?: string } = {},
): Scene {
  const random = seededRandom(seed);
  const name = className ?? pick(random, thingClasses).name;
  for (let i = 0; i < mostAttempts; i++) {
    const scene = attempt(random, seed, name, whole);
    if (allSeen(scene)) return scene;
  }
  throw new RangeError(`Some part of ${name} cannot be seen from where its family says it can.`);
}
