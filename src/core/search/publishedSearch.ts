/**
 * The published beam search, step for step, as the reference that ours is measured
 * against: `search.beamSearch_topKSuccessors_roots` of the released code (Shitole et
 * al. 2021; methods/sag.md §2.2, §2.4). Not for use in the product.
 *
 * Faithful on purpose: one set per call and no memo, so the same set is scored again
 * and again; the beam keeps `width` + 1 sets and duplicates of them; sets that
 * contain a known explanation stay in play; elimination removes one region at a time
 * in row-major order; it stops only after a whole size. Two things are left out: its
 * seed map comes from outside, and nothing is drawn.
 */
import type { RegionId, RegionSet } from '../regions/regionSet.ts';
import { emptySet, has, members, withoutRegion, withRegion } from '../regions/regionSet.ts';
import type { StopSignal } from '../stop.ts';
import type { MinimalSufficientExplanation } from './findings.ts';
import type { Score, Scorer } from './scorer.ts';
import type { Sufficiency } from './settings.ts';
import { isSufficient } from './sufficiency.ts';

export interface PublishedOptions {
  /** All regions, most important first; equally important ones in a fixed order. */
  readonly order: readonly RegionId[];
  /** `beam_width` (3). One more is kept. */
  readonly width: number;
  /** `numSuccessors` (15). */
  readonly successors: number;
  /** `max_num_roots` (10): no further size once more than this many are known. */
  readonly limit: number;
  /** `prob_thresh` (0.9) of the whole picture's confidence; the released code knows no top-class rule. */
  readonly sufficiency: Sufficiency;
}

export interface PublishedStep {
  /** Size of the sets just tried. */
  readonly level: number;
  readonly beam: readonly RegionSet[];
  /** In order of discovery. */
  readonly roots: readonly MinimalSufficientExplanation[];
  /** Forward passes so far, without the one for the whole picture. */
  readonly evaluations: number;
}

interface Judge {
  (set: RegionSet): Promise<{ readonly set: RegionSet; readonly score: Score; readonly sufficient: boolean }>;
}

/** Yields after each size; `whole` is the score of the whole picture. */
export async function* publishedSearch(
  scorer: Scorer,
  whole: Score,
  options: PublishedOptions,
  signal: StopSignal,
): AsyncGenerator<PublishedStep, void> {
  let evaluations = 0;
  const judge: Judge = async (set) => {
    evaluations++;
    const [score] = await scorer.score([set], signal);
    if (score === undefined) throw new RangeError('the scorer gave no score for a set');
    return { set, score, sufficient: isSufficient(score, whole, options.sufficiency) };
  };
  let beam: RegionSet[] = [emptySet];
  const roots: MinimalSufficientExplanation[] = [];
  for (let level = 1; level <= scorer.regions && roots.length <= options.limit; level++) {
    const successors = await judgeSuccessors(judge, beam, options);
    if (successors.length === 0) return;
    beam = [];
    for (const { set, score, sufficient } of successors) {
      if (sufficient) {
        const root = await removeExtraRegions(judge, { set, ...score });
        if (!roots.some((known) => known.set === root.set)) roots.push(root);
      } else {
        beam.push(set);
        if (beam.length > options.width) break;
      }
    }
    yield { level, beam, roots: [...roots], evaluations };
  }
}

/** The successors of every set of the beam, the surest first; equally sure ones as they came. */
async function judgeSuccessors(judge: Judge, beam: readonly RegionSet[], { order, successors }: PublishedOptions) {
  const judged = [];
  for (const set of beam) {
    const best = order.filter((id) => !has(set, id)).slice(0, successors);
    for (const id of best) judged.push(await judge(withRegion(set, id)));
  }
  return judged.sort((a, b) => b.score.confidence - a.score.confidence);
}

/** `remove_extra_patches`: passes over the regions shown, row by row, until a pass removes none. */
async function removeExtraRegions(
  judge: Judge,
  start: MinimalSufficientExplanation,
): Promise<MinimalSufficientExplanation> {
  let root = start;
  for (let before: RegionSet | null = null; before !== root.set;) {
    before = root.set;
    for (const id of members(before)) {
      const { set, score, sufficient } = await judge(withoutRegion(root.set, id));
      if (sufficient) root = { set, ...score };
    }
  }
  return root;
}
