/**
 * What only a list of explanations can be asked: does it find the known reasons, and all
 * of them? Means over the scenes that the network answers rightly; null where there is
 * nothing to take a mean of.
 */
import { setOf } from '../../src/core/regions/regionSet.ts';
import { answerTo } from '../../src/core/truth/experiment.ts';
import type { Verdict } from '../../src/core/truth/judge.ts';
import { judge } from '../../src/core/truth/judge.ts';
import type { MeasuredScene } from './measure.ts';
import { searchSettings } from './search.ts';

export interface SearchReport {
  /** Scenes the network answers rightly. */
  readonly scenes: number;
  /** Of these, scenes for which any explanation was found. */
  readonly explained: number;
  /** Explanations of a scene, on average. */
  readonly explanations: number | null;
  /** Share of the known sufficient part sets from which alone the network gives the same answer. */
  readonly networkAgrees: number | null;
  /** Share of roots that show a known sufficient set. */
  readonly rootsCovering: number | null;
  /** Share of all explanations that do. */
  readonly explanationsCovering: number | null;
  /** Share of the known sufficient sets that some explanation of the list shows. */
  readonly setsCovered: number | null;
  /** Share of scenes whose list shows every one. */
  readonly allCovered: number | null;
  /** Share of the roots' regions that lie on no part. */
  readonly beside: number | null;
}

interface Judged {
  readonly verdicts: readonly Verdict[];
  /** Those of the roots, and how many regions the roots have. */
  readonly roots: readonly Verdict[];
  readonly rootRegions: number;
  readonly agreeing: number;
  /** Known sufficient sets, and how many some verdict covers. */
  readonly known: number;
  readonly covered: number;
}

export function reportSearch(scenes: readonly MeasuredScene[]): SearchReport {
  const judged = scenes
    .filter(({ experiment }) => answerTo(experiment.withoutParts(0)) === experiment.shows)
    .map(judgeScene);
  const verdicts = judged.flatMap((one) => one.verdicts);
  const roots = judged.flatMap((one) => one.roots);
  const sum = (of: (one: Judged) => number) => judged.reduce((total, one) => total + of(one), 0);
  const covers = ({ covered }: Verdict) => covered.length > 0;
  return {
    scenes: judged.length,
    explained: judged.filter((one) => one.verdicts.length > 0).length,
    explanations: share(verdicts.length, judged.length),
    networkAgrees: share(
      sum((one) => one.agreeing),
      sum((one) => one.known),
    ),
    rootsCovering: share(roots.filter(covers).length, roots.length),
    explanationsCovering: share(verdicts.filter(covers).length, verdicts.length),
    setsCovered: share(
      sum((one) => one.covered),
      sum((one) => one.known),
    ),
    allCovered: share(judged.filter((one) => one.covered === one.known).length, judged.length),
    beside: share(
      roots.reduce((total, { beside }) => total + beside.length, 0),
      sum((one) => one.rootRegions),
    ),
  };
}

function judgeScene({ scene, experiment, found }: MeasuredScene): Judged {
  const { grid, footprint } = searchSettings;
  const verdicts = found.explanations.map((regions) => judge(scene.truth, setOf(regions), grid, footprint));
  const all = 2 ** experiment.parts - 1;
  const covered = new Set(verdicts.flatMap((verdict) => verdict.covered));
  return {
    verdicts,
    roots: found.roots.flatMap((at) => verdicts.slice(at, at + 1)),
    rootRegions: found.roots.reduce((total, at) => total + (found.explanations[at]?.length ?? 0), 0),
    agreeing: experiment.sufficient.filter((set) => answerTo(experiment.withoutParts(all & ~set)) === experiment.shows)
      .length,
    known: experiment.sufficient.length,
    covered: scene.truth.sufficient.filter((set) => covered.has(set)).length,
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
