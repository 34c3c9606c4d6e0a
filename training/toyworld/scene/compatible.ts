/**
 * Which classes of a family a thing could still be, given the parts that are there.
 */
import type { Family } from '../family.ts';
import { thingClasses } from '../families.ts';

/** Indices, in `thingClasses`, of the family's classes that have all of these parts; ascending. */
export function compatibleClasses(family: Pick<Family, 'name'>, partsPresent: readonly string[]): number[] {
  return thingClasses.flatMap((thing, index) =>
    thing.family === family.name && partsPresent.every((part) => thing.parts.includes(part)) ? [index] : [],
  );
}
