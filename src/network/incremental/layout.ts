/**
 * Where cutting a network pays.
 *
 * More cuts mean smaller halos and more handovers; a shortest way through the waists
 * settles it, over a sample of changed rectangles. Decided by arithmetic on shapes, so a
 * network is cut alike on a fast and on a busy machine. Runs nothing (see `patch.ts`).
 */
import type { Rect } from '../../core/regions/rect.ts';
import { areaOf } from '../../core/regions/rect.ts';
import type { Network, NodeId } from '../graph.ts';
import { planSteps, type Step } from '../plan.ts';
import { shapesOf, type Shape } from '../shapes.ts';
import { costOf, handover } from './cost.ts';
import { planPatch, type PatchPlan, type Stretch } from './patch.ts';
import { localWaists, stretchBetween, type Waist } from './waists.ts';

/** Pictures in one pass through what follows the last patch: where weights are many and pixels few, more together are cheaper. */
export const TOGETHER = 8;

/** A network laid out for partial evaluation. */
export interface Layout {
  /** One after the other from the picture on; empty where cutting does not pay. */
  readonly stretches: readonly Stretch[];
  /** Cost of what follows each stretch, by its index; of the whole network at −1. */
  readonly rest: (stretch: number) => number;
  readonly shapes: ReadonlyMap<NodeId, Shape>;
}

/** What a changed rectangle of the picture leads to. */
export interface Course {
  /** One per stretch, as far as the change stays smaller than the map. */
  readonly patches: readonly PatchPlan[];
  /** Of that many of them and of all that is then to do; the first is that of the whole. */
  readonly costs: readonly number[];
  /** The smallest of them. */
  readonly least: number;
  /** Of all patches alone; infinite where there is not one for every stretch. */
  readonly throughout: number;
}

/** A network's steps with what they cost. */
interface Outline {
  readonly input: NodeId;
  readonly steps: readonly Step[];
  readonly shapes: ReadonlyMap<NodeId, Shape>;
  /** Of everything after that many steps. */
  readonly restAt: (steps: number) => number;
}

/** Picks cuts from all there can be, the picture first in both. */
type Choice = (outline: Outline, waists: readonly Waist[], samples: readonly Rect[]) => readonly Waist[];

/**
 * @param inputShape `[height, width, channels]` of the pictures
 * @param samples rectangles of the picture that will be changed, as typical ones
 * @param choose which cuts; left out: those that make the samples cheapest
 */
export function layOut(
  network: Network,
  inputShape: Shape,
  samples: readonly Rect[],
  choose: Choice = bestCuts,
): Layout {
  const outline = outlineOf(network, inputShape);
  return cutAt(outline, choose(outline, localWaists(network.input, outline.steps, outline.shapes), samples));
}

function outlineOf(network: Network, inputShape: Shape): Outline {
  const steps = planSteps(network, new Set([network.input]), [network.output], () => false);
  const shapes = shapesOf(network.nodes, new Map([[network.input, inputShape]]), network.name);
  const before = [0];
  for (const step of steps) before.push((before.at(-1) ?? 0) + fullCost(step, shapes));
  const total = before.at(-1) ?? 0;
  return { input: network.input, steps, shapes, restAt: (at) => total - (before[at] ?? 0) };
}

/** @param cuts the picture first */
function cutAt({ steps, shapes, restAt }: Outline, cuts: readonly Waist[]): Layout {
  const stretches = cuts.slice(1).flatMap((cut, i) => {
    const from = cuts[i];
    return from === undefined ? [] : [stretchBetween(steps, shapes, from, cut)];
  });
  return { stretches, rest: (stretch) => restAt(cuts[stretch + 1]?.at ?? 0), shapes };
}

export function courseFor({ stretches, rest, shapes }: Layout, changed: Rect): Course {
  const patches: PatchPlan[] = [];
  const costs = [rest(-1)];
  let spent = 0;
  for (const [at, stretch] of stretches.entries()) {
    const patch = planPatch(stretch, patches.at(-1)?.output ?? changed);
    if (patch === null) break;
    patches.push(patch);
    spent += patchCost(patch, shapes);
    costs.push(spent + rest(at));
  }
  return {
    patches,
    costs,
    least: Math.min(...costs),
    throughout: patches.length === stretches.length ? spent : Infinity,
  };
}

/** Waists that one stretch may pass over: longer ones have halos that no network in use is best cut by, and cost time to try. */
const MOST_WITHIN = 8;

/** Maps that are made known to begin from, per picture that is scored: a beam tries some four sets per set it keeps. */
const REFERENCES = 1 / 4;

interface Way {
  readonly cuts: readonly Waist[];
  readonly cost: number;
  /** The samples, as they have spread up to the last cut. */
  readonly changed: readonly Rect[];
}

/** The cuts that make the samples cheapest, the picture first; only that one where no cut pays. */
function bestCuts(outline: Outline, waists: readonly Waist[], samples: readonly Rect[]): readonly Waist[] {
  const { restAt } = outline;
  const ways: Way[] = [];
  let best: Way | null = null;
  let least = samples.length * restAt(0);
  for (const to of waists) {
    let cheapest: Way | null = to.at === 0 ? { cuts: [to], cost: 0, changed: samples } : null;
    for (const way of ways.slice(-MOST_WITHIN)) {
      const longer = extended(outline, way, to);
      if (longer !== null && (cheapest === null || longer.cost < cheapest.cost)) cheapest = longer;
    }
    if (cheapest === null) continue;
    ways.push(cheapest);
    const cost = cheapest.cost + samples.length * restAt(to.at);
    if (cost < least) [best, least] = [cheapest, cost];
  }
  return best?.cuts ?? waists.slice(0, 1);
}

function extended({ steps, shapes }: Outline, way: Way, to: Waist): Way | null {
  const from = way.cuts.at(-1);
  if (from === undefined) return null;
  const stretch = stretchBetween(steps, shapes, from, to);
  const patches = way.changed.map((rect) => planPatch(stretch, rect));
  if (!patches.every((patch) => patch !== null)) return null;
  const cost = patches.reduce((sum, patch) => sum + (1 + REFERENCES) * patchCost(patch, shapes), way.cost);
  return { cuts: [...way.cuts, to], cost, changed: patches.map((patch) => patch.output) };
}

function patchCost(patch: PatchPlan, shapes: ReadonlyMap<NodeId, Shape>): number {
  const computed = patch.steps.reduce(
    (sum, { step, output }) => sum + costOf(step.node, areaOf(output), channelsOf(step, shapes), 1),
    0,
  );
  const moved =
    areaOf(patch.input) * channels(shapes.get(patch.from)) + areaOf(patch.output) * channels(shapes.get(patch.to));
  return computed + handover(moved);
}

function fullCost(step: Step, shapes: ReadonlyMap<NodeId, Shape>): number {
  const [height = 1, width = 1] = shapes.get(step.node.id)?.length === 3 ? (shapes.get(step.node.id) ?? []) : [];
  return costOf(step.node, height * width, channelsOf(step, shapes), TOGETHER);
}

function channelsOf(step: Step, shapes: ReadonlyMap<NodeId, Shape>): number {
  return channels(shapes.get(step.node.id));
}

function channels(shape: Shape | undefined): number {
  return shape?.at(-1) ?? 0;
}
