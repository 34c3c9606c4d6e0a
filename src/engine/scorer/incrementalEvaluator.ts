/**
 * Forward passes on the processor that compute only what a region set changes.
 *
 * Maps of a few sets are kept; of every other set only the rectangle that differs is
 * recomputed, as deep into the network as that pays, and the rest is one pass of all sets
 * together. The scores are those of whole passes, whatever was asked before.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { regionCount } from '../../core/regions/grid.ts';
import { emptySet, fullSet } from '../../core/regions/regionSet.ts';
import { run } from '../../network/forward.ts';
import type { Network, NodeId } from '../../network/graph.ts';
import { TOGETHER, type Layout } from '../../network/incremental/layout.ts';
import { sizeOf } from '../../network/shapes.ts';
import { pause } from '../pause.ts';
import type { Evaluator } from './evaluator.ts';
import { adoptFamilies, commonDepth, costAt, nearest, type Start } from './families.ts';
import { checkLength, type Scorable } from './forwardScores.ts';
import { confidenceAndMargin, oneHotRow } from './judge.ts';
import { PartialForward } from './partialForward.ts';
import { References } from './references.ts';
import { Scratch } from './scratch.ts';

export function incrementalEvaluator(options: Scorable, layout: Layout): Evaluator {
  const batchSize = options.batchSize ?? TOGETHER;
  const partial = new PartialForward(options, layout);
  const references = new References();
  const scratch = new Scratch();
  const target = oneHotRow(options.target, options.network.classes);
  return {
    batchSize,
    inFlight: 1,
    /** Computes nothing for nothing: every search begins near the whole picture and near the hidden one. */
    warm() {
      for (const set of [fullSet(regionCount(options.grid)), emptySet]) {
        if (!references.has(set)) references.add(partial.refer(set, null));
      }
      return Promise.resolve();
    },
    async evaluate(sets) {
      checkLength(sets, batchSize);
      adoptFamilies(partial, references, sets);
      const starts = sets.map((set) => nearest(partial, references, set));
      const depth = commonDepth(partial, starts);
      const scores = new Float32Array(2 * sets.length);
      for (const [from, places] of placesByDepth(partial, starts, depth)) {
        const node = partial.nodeAt(from);
        const length = sizeOf(partial.shapeOf(node));
        const maps = scratch.take(places.length * length);
        for (const [at, place] of places.entries()) {
          const [set = emptySet, start = null] = [sets[place], starts[place]];
          if (start === null || from === 0) partial.beginWhole(set, maps, at * length);
          else partial.begin(set, start, from, maps, at * length);
          if (start !== null && from > 0) references.use(start.reference);
        }
        const pairs = await finish(options.network, target, node, [places.length, ...partial.shapeOf(node)], maps);
        for (const [i, place] of places.entries()) scores.set(pairs.subarray(2 * i, 2 * i + 2), 2 * place);
      }
      await pause();
      return scores;
    },
    dispose() {
      references.clear();
      target.dispose();
    },
  };
}

/** Places in a list of sets by how many stretches their patches go through: as deep as all, or not at all where the whole is cheaper. */
function placesByDepth(
  partial: PartialForward,
  starts: readonly (Start | null)[],
  depth: number,
): Map<number, readonly number[]> {
  const isWhole = (place: number): boolean => costAt(starts[place] ?? null, depth) > partial.wholeCost;
  const places = [...starts.keys()];
  const groups = [[0, places.filter(isWhole)] as const, [depth, places.filter((place) => !isWhole(place))] as const];
  return new Map(groups.filter(([, group]) => group.length > 0));
}

/** Two numbers per map, of a pass from `node` on. @param shape `[n, height, width, channels]` of the maps */
async function finish(
  network: Network,
  target: Tensor2D,
  node: NodeId,
  shape: readonly number[],
  maps: Float32Array,
): Promise<Float32Array> {
  const pairs = tf.tidy(() => {
    const feeds = new Map([[node, tf.tensor(maps, [...shape])]]);
    const [logits] = run(network, feeds, [network.output]);
    return confidenceAndMargin(logits as Tensor2D, target);
  });
  const read = await pairs.data<'float32'>();
  pairs.dispose();
  return read;
}
