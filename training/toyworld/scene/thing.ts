/**
 * The meshes of one thing, labelled: 1 for the core, 2 and up for the parts in the order
 * its class names them. Leaving a part off changes no other. Does not know the camera.
 */
import { seededRandom } from '../../../src/core/seededRandom.ts';
import type { Family, ThingClass } from '../family.ts';
import { families } from '../families.ts';
import type { Labelled } from '../render/soup.ts';

export const firstPartLabel = 2;

/** @throws RangeError when no family has such a class */
export function thingNamed(className: string): { family: Family; thing: ThingClass } {
  for (const family of families) {
    const thing = family.classes.find(({ name }) => name === className);
    if (thing !== undefined) return { family, thing };
  }
  throw new RangeError(`No thing of the toy world is called ${className}.`);
}

/** @param shapes seed of the small differences between two things of one class */
export function thingPieces(className: string, shapes: number, without: readonly string[]): Labelled[] {
  const { family, thing } = thingNamed(className);
  // A stream of its own for each part, or a missing part would change those after it.
  const randomOf = (number: number) => seededRandom(shapes + Math.imul(number, 0x9e3779b1));
  const core = family.core(randomOf(0)).map((mesh) => ({ mesh, label: 1 }));
  const parts = thing.parts.flatMap((name, i) => {
    const part = family.parts.find((model) => model.name === name);
    if (part === undefined || without.includes(name)) return [];
    return part.build(randomOf(i + 1)).map((mesh) => ({ mesh, label: firstPartLabel + i }));
  });
  return [...core, ...parts];
}
