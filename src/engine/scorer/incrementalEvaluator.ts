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
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { emptySet, fullSet } from '../../core/regions/regionSet.ts';
import { run } from '../../network/forward.ts';
import type { Network, NodeId } from '../../network/graph.ts';
import { TOGETHER, type Layout } from '../../network/incremental/layout.ts';
import { pause } from '../pause.ts';
import type { Evaluator } from './evaluator.ts';
import { adoptFamilies, commonDepth, costAt, nearest } from './families.ts';
import { checkLength, type Scorable } from './forwardScores.ts';
import { confidenceAndMargin, oneHotRow } from './judge.ts';
import { PartialForward, type Beginning } from './partialForward.ts';
import { References } from './references.ts';

export function incrementalEvaluator(options: Scorable, layout: Layout): Evaluator {
  const batchSize = options.batchSize ?? TOGETHER;
  const partial = new PartialForward(options, layout);
  const references = new References();
  const target = oneHotRow(options.target, options.network.classes);
  return {
    batchSize,
    inFlight: 1,
    /** Computes nothing for nothing: every search begins near the whole picture and near the hidden one. */
    async warm() {
      for (const set of [fullSet(regionCount(options.grid)), emptySet]) {
        if (!references.has(set)) references.add(await partial.refer(set, null));
      }
    },
    async evaluate(sets) {
      checkLength(sets, batchSize);
      await adoptFamilies(partial, references, sets);
      const beginnings = await beginAll(partial, references, sets);
      const scores = new Float32Array(2 * sets.length);
      for (const [node, places] of placesByNode(beginnings)) {
        const maps = places.flatMap((place) => beginnings[place]?.map ?? []);
        const pairs = await finish(options.network, target, node, partial.shapeOf(node), maps);
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

async function beginAll(
  partial: PartialForward,
  references: References,
  sets: readonly RegionSet[],
): Promise<Beginning[]> {
  const starts = sets.map((set) => nearest(partial, references, set));
  const depth = commonDepth(partial, starts);
  const beginnings: Beginning[] = [];
  for (const [at, set] of sets.entries()) {
    const start = starts[at] ?? null;
    if (start === null || costAt(start, depth) > partial.wholeCost) {
      beginnings.push(partial.beginWhole(set));
      continue;
    }
    references.use(start.reference);
    beginnings.push(await partial.begin(set, start.reference, start.course, depth));
  }
  return beginnings;
}

/** Places in `beginnings`, by the node they go on from. */
function placesByNode(beginnings: readonly Beginning[]): Map<NodeId, number[]> {
  const places = new Map<NodeId, number[]>();
  for (const [place, { node }] of beginnings.entries()) places.set(node, [...(places.get(node) ?? []), place]);
  return places;
}

/** Two numbers per map, of a pass from `node` on. @param shape `[height, width, channels]` of each map */
async function finish(
  network: Network,
  target: Tensor2D,
  node: NodeId,
  shape: readonly number[],
  maps: readonly Float32Array[],
): Promise<Float32Array> {
  const [height = 1, width = 1, channels = 3] = shape;
  const length = height * width * channels;
  const values = new Float32Array(maps.length * length);
  for (const [at, map] of maps.entries()) values.set(map, at * length);
  const pairs = tf.tidy(() => {
    const feeds = new Map([[node, tf.tensor4d(values, [maps.length, height, width, channels])]]);
    const [logits] = run(network, feeds, [network.output]);
    return confidenceAndMargin(logits as Tensor2D, target);
  });
  const read = await pairs.data<'float32'>();
  pairs.dispose();
  return read;
}
