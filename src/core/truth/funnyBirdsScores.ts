/**
 * The FunnyBirds scores of a method over many scenes, and of the network itself.
 *
 * A method has one threshold for all scenes, the one that serves it best; scenes that say
 * nothing to a protocol are left out of its mean. Dimensions and their overall mean as in
 * the paper. What is measured on one scene: `funnyBirds.ts`.
 */
import type { Experiment, RivalPair } from './experiment.ts';
import { answerTo } from './experiment.ts';
import {
  controlledCheck,
  deletionCheck,
  distractibility,
  objectsIgnored,
  preservationCheck,
  singleDeletion,
  targetSensitivity,
} from './funnyBirds.ts';
import type { Importance } from './importance.ts';

/** A scene with what one method says of it. */
export interface ExplainedScene {
  readonly experiment: Experiment;
  readonly rivals: RivalPair | null;
  /** By class that was asked for: the scene's own, the network's answer and both rivals. */
  readonly importance: ReadonlyMap<number, Importance>;
}

/** Each 0–1, larger = better; null where no scene said anything. */
export interface MethodScores {
  /** Share of the whole map above which a part is important. */
  readonly tau: number;
  readonly controlledCheck: number | null;
  readonly preservation: number | null;
  readonly deletion: number | null;
  readonly distractibility: number | null;
  readonly singleDeletion: number | null;
  readonly targetSensitivity: number | null;
  /** ((CSDC + PC + DC) ÷ 3 + D) ÷ 2 */
  readonly completeness: number | null;
  /** SD */
  readonly correctness: number | null;
  /** TS */
  readonly contrastivity: number | null;
  /** Mean of the three dimensions. */
  readonly overall: number | null;
}

/** 80 shares from 0.01 to 0.50. */
export const thresholds: readonly number[] = Array.from({ length: 80 }, (_, at) => 0.01 + (at * 0.49) / 79);

type AtThreshold = Pick<
  MethodScores,
  'tau' | 'controlledCheck' | 'preservation' | 'deletion' | 'distractibility' | 'completeness'
>;

/** The threshold is the smallest of those with the greatest CSDC ÷ 3 + PC ÷ 3 + DC ÷ 3 + D. */
export function scoreMethod(scenes: readonly ExplainedScene[]): MethodScores {
  const candidates = thresholds.map((tau) => scoresAt(scenes, tau));
  const best = candidates.reduce((a, b) => ((b.completeness ?? 0) > (a.completeness ?? 0) ? b : a));
  const correctness = meanOf(scenes, (scene) => singleDeletion(scene.experiment, explanationOf(scene)));
  const contrastivity = meanOf(scenes, contrastOf);
  const { completeness } = best;
  const overall = average([completeness, correctness, contrastivity]);
  return {
    ...best,
    singleDeletion: correctness,
    targetSensitivity: contrastivity,
    correctness,
    contrastivity,
    overall,
  };
}

function scoresAt(scenes: readonly ExplainedScene[], tau: number): AtThreshold {
  const own = (score: typeof controlledCheck) =>
    meanOf(scenes, (scene) => score(scene.experiment, explanationOf(scene), tau));
  const ofAnswer = (score: typeof controlledCheck) =>
    meanOf(scenes, (scene) => {
      const answer = answerTo(scene.experiment.withoutParts(0));
      return score(scene.experiment, explanationOf(scene, answer), tau);
    });
  const [csdc, pc, dc] = [own(controlledCheck), ofAnswer(preservationCheck), ofAnswer(deletionCheck)];
  const d = own(distractibility);
  const completeness = average([average([csdc, pc, dc]), d]);
  return { tau, controlledCheck: csdc, preservation: pc, deletion: dc, distractibility: d, completeness };
}

/** Of the scene's own class where no other is asked for; nothing is important where there is none. */
function explanationOf(scene: ExplainedScene, target = scene.experiment.shows): Importance {
  const { parts, objects } = scene.experiment;
  const nothing = { total: 0, parts: new Array<number>(parts).fill(0), objects: new Array<number>(objects).fill(0) };
  return scene.importance.get(target) ?? nothing;
}

function contrastOf(scene: ExplainedScene): number | null {
  const { experiment, rivals } = scene;
  if (!rivals) return null;
  const [forA, forB] = [explanationOf(scene, rivals.classes[0]), explanationOf(scene, rivals.classes[1])];
  return targetSensitivity(experiment, rivals, forA, forB);
}

/** What the protocols say of the network, whatever explains it. */
export interface NetworkScores {
  /** Share of whole scenes that are answered rightly. */
  readonly accuracy: number | null;
  /** BI: share of background objects whose removal does not lower the logit by a twentieth of it. */
  readonly backgroundIndependence: number | null;
}

export function scoreNetwork(experiments: readonly Experiment[]): NetworkScores {
  const objects = experiments.reduce((sum, one) => sum + one.objects, 0);
  const ignored = experiments.reduce((sum, one) => sum + objectsIgnored(one), 0);
  return {
    accuracy: meanOf(experiments, (one) => Number(answerTo(one.withoutParts(0)) === one.shows)),
    backgroundIndependence: objects === 0 ? null : ignored / objects,
  };
}

/** Mean of what is not null; null where nothing is left. */
function meanOf<T>(items: readonly T[], score: (item: T) => number | null): number | null {
  const scores = items.map(score).filter((one) => one !== null);
  return scores.length === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length;
}

/** Null where a part of it is. */
function average(scores: readonly (number | null)[]): number | null {
  return scores.includes(null) ? null : meanOf(scores, (one) => one);
}
