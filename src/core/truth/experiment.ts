/**
 * One rendered scene, and what a network says of it when things are taken away.
 *
 * Plain look-ups: whoever has an experiment has every answer of the network that the
 * protocols ask for, so scoring an explanation costs no forward pass. Sets of parts are
 * bits in the order of the class's parts. Does not know of attribution maps.
 */
import type { PartsOfClass } from './partSets.ts';

/** Bit `i` stands for part `i` of the class. */
export type PartSet = number;

/** One number per class of the network. */
type Logits = ArrayLike<number>;

export interface Experiment {
  /** Index of the class the scene shows. */
  readonly shows: number;
  /** How many parts its class has; all are there. */
  readonly parts: number;
  /** How many objects stand in the background. */
  readonly objects: number;
  /** The minimal part sets that no other class has. */
  readonly sufficient: readonly PartSet[];
  /** Logits of the scene without these parts; without none: the whole scene. */
  withoutParts(parts: PartSet): Logits;
  /** Logits of the scene without one background object. */
  withoutObject(object: number): Logits;
}

/** Index of the largest logit, the first of equal ones. */
export function answerTo(logits: Logits): number {
  let best = 0;
  for (let at = 1; at < logits.length; at++) if ((logits[at] ?? 0) > (logits[best] ?? 0)) best = at;
  return best;
}

/** How much the logit of `target` falls when one part goes, by part. */
export function partDrops(experiment: Experiment, target = experiment.shows): number[] {
  const whole = experiment.withoutParts(0)[target] ?? 0;
  return Array.from(
    { length: experiment.parts },
    (_, part) => whole - (experiment.withoutParts(1 << part)[target] ?? 0),
  );
}

/** How much the logit of the scene's class falls when one background object goes, by object. */
export function objectDrops(experiment: Experiment): number[] {
  const whole = experiment.withoutParts(0)[experiment.shows] ?? 0;
  return Array.from(
    { length: experiment.objects },
    (_, object) => whole - (experiment.withoutObject(object)[experiment.shows] ?? 0),
  );
}

/** The same parts as bits. */
export function partBits(parts: readonly string[], chosen: readonly string[]): PartSet {
  return parts.reduce((bits, part, at) => (chosen.includes(part) ? bits | (1 << at) : bits), 0);
}

/** Two other classes, each with the two parts that it shares with the scene's class. */
export interface RivalPair {
  readonly classes: readonly [number, number];
  readonly shared: readonly [PartSet, PartSet];
}

/**
 * The first two classes that share exactly two parts with the class `shows` and not the
 * same ones (of five parts: distance three); null where there are none.
 */
export function rivalsOf(classes: readonly PartsOfClass[], shows: number): RivalPair | null {
  const own = classes[shows]?.parts ?? [];
  const rivals = classes
    .map(({ parts }, index) => ({ index, shared: partBits(own, parts) }))
    .filter(({ index, shared }) => index !== shows && sizeOf(shared) === 2);
  for (const [at, a] of rivals.entries())
    for (const b of rivals.slice(at + 1))
      if ((a.shared & b.shared) === 0) return { classes: [a.index, b.index], shared: [a.shared, b.shared] };
  return null;
}

export function sizeOf(set: PartSet): number {
  return set === 0 ? 0 : (set & 1) + sizeOf(set >>> 1);
}
