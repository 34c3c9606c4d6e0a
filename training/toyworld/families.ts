/**
 * All things of the toy world, in the order their classes are numbered.
 */
import type { Family, ThingClass } from './family.ts';
import { birds } from './families/birds.ts';
import { instruments } from './families/instruments.ts';
import { towers } from './families/towers.ts';
import { vehicles } from './families/vehicles.ts';

export const families: readonly Family[] = [vehicles, birds, towers, instruments];

/** A class and the name of its family; its place in the list is the class's index. */
export interface NumberedClass extends ThingClass {
  readonly family: string;
}

export const thingClasses: readonly NumberedClass[] = families.flatMap((family) =>
  family.classes.map((thing) => ({ ...thing, family: family.name })),
);
