/**
 * The FunnyBirds protocols for one scene (Hesse, Schaub-Meyer and Roth, ICCV 2023, and
 * their released framework).
 *
 * Each takes what a network says when things are taken away and how much of a map lies on
 * each thing, and gives a number from 0 to 1, larger = better, or null where the scene
 * says nothing. Where the paper leaves something open the released code decides.
 * How scenes are averaged and the threshold chosen: `funnyBirdsScores.ts`.
 */
import type { Experiment, PartSet, RivalPair } from './experiment.ts';
import { answerTo, objectDrops, partDrops, sizeOf } from './experiment.ts';
import type { Importance } from './importance.ts';
import { rankCorrelation } from './rankCorrelation.ts';

/** A thing matters to the network when its removal lowers the logit by this share of it. */
const RELEVANT_FROM = 0.05;

/** The parts a map calls important: those with more than `tau` of the sum of the whole map. */
export function importantParts({ parts, total }: Importance, tau: number): PartSet {
  return parts.reduce((bits, importance, at) => (importance > tau * total ? bits | (1 << at) : bits), 0);
}

/**
 * CSDC: the largest share of a sufficient part set that is important. Null where the
 * network does not know the scene.
 */
export function controlledCheck(experiment: Experiment, importance: Importance, tau: number): number | null {
  if (answerTo(experiment.withoutParts(0)) !== experiment.shows) return null;
  const important = importantParts(importance, tau);
  return Math.max(0, ...experiment.sufficient.map((set) => sizeOf(set & important) / sizeOf(set)));
}

/** PC: 1 where the network's answer stays when only important parts are left. `importance` explains that answer. */
export function preservationCheck(experiment: Experiment, importance: Importance, tau: number): number {
  const others = allParts(experiment) & ~importantParts(importance, tau);
  return answerTo(experiment.withoutParts(others)) === answerTo(experiment.withoutParts(0)) ? 1 : 0;
}

/** DC: 1 where the network's answer changes when the important parts go. `importance` explains that answer. */
export function deletionCheck(experiment: Experiment, importance: Importance, tau: number): number {
  const important = importantParts(importance, tau);
  return answerTo(experiment.withoutParts(important)) === answerTo(experiment.withoutParts(0)) ? 0 : 1;
}

function allParts({ parts }: Experiment): PartSet {
  return 2 ** parts - 1;
}

/** True where a removal lowers the logit by less than a twentieth of it, or not at all. */
function isIrrelevant(drop: number, whole: number): boolean {
  return drop <= 0 || drop < Math.abs(RELEVANT_FROM * whole);
}

/** D: the share of irrelevant parts and objects that the map does not call important. Null where all are relevant. */
export function distractibility(experiment: Experiment, importance: Importance, tau: number): number | null {
  const whole = experiment.withoutParts(0)[experiment.shows] ?? 0;
  const drops = [...partDrops(experiment), ...objectDrops(experiment)];
  const irrelevant = [...importance.parts, ...importance.objects].filter((_, at) =>
    isIrrelevant(drops[at] ?? 0, whole),
  );
  if (irrelevant.length === 0) return null;
  return irrelevant.filter((one) => one <= tau * importance.total).length / irrelevant.length;
}

/** SD: ½ + ½ ρ of the importance of parts with how much the logit falls without each. Null where either has no order. */
export function singleDeletion(experiment: Experiment, importance: Importance): number | null {
  const correlation = rankCorrelation(partDrops(experiment), importance.parts);
  return Number.isNaN(correlation) ? null : 0.5 + 0.5 * correlation;
}

/**
 * Whether the network itself reacts to what two rivals share with the scene: each rival
 * loses more with its own shared parts than with the other's. Where it does not, no map
 * can be asked to.
 */
export function reactsToRivals(experiment: Experiment, { classes: [a, b], shared }: RivalPair): boolean {
  const [withoutA, withoutB] = [experiment.withoutParts(shared[0]), experiment.withoutParts(shared[1])];
  return (withoutA[a] ?? 0) < (withoutB[a] ?? 0) && (withoutB[b] ?? 0) < (withoutA[b] ?? 0);
}

/**
 * TS: half a point for each of two rivals whose shared parts the map for that rival
 * gives more to than the map for the other does. Equal is not more, so a map that does
 * not ask for the class has 0. Null where the network itself does not react like that.
 */
export function targetSensitivity(
  experiment: Experiment,
  rivals: RivalPair,
  forA: Importance,
  forB: Importance,
): number | null {
  if (!reactsToRivals(experiment, rivals)) return null;
  const [partsOfA, partsOfB] = rivals.shared;
  const on = (importance: Importance, set: PartSet) =>
    importance.parts.reduce((sum, one, at) => sum + ((set >> at) & 1) * one, 0);
  return (Number(on(forA, partsOfA) > on(forB, partsOfA)) + Number(on(forB, partsOfB) > on(forA, partsOfB))) / 2;
}

/** How many of the scene's background objects the network does not care about. */
export function objectsIgnored(experiment: Experiment): number {
  const whole = experiment.withoutParts(0)[experiment.shows] ?? 0;
  return objectDrops(experiment).filter((drop) => isIrrelevant(drop, whole)).length;
}
