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
  let batch = new Float32Array(0);
  const roomFor = (values: number): Float32Array => {
    if (batch.length < values) batch = new Float32Array(values);
    return batch.subarray(0, values);
  };
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
        const [height = 1, width = 1, channels = 3] = partial.shapeOf(node);
        const length = height * width * channels;
        const values = roomFor(places.length * length);
        for (const [i, place] of places.entries()) beginnings[place]?.into(values, i * length);
        const feed = { node, values, shape: [places.length, height, width, channels] } as const;
        const pairs = await finish(options.network, target, feed);
        for (const [i, place] of places.entries()) scores.set(pairs.subarray(2 * i, 2 * i + 2), 2 * place);
      }
      await pause();
      return scores;
    },
    dispose() {
      references.clear();
      batch = new Float32Array(0);
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

/** Maps to go on from, one after the other. */
interface Feed {
  readonly node: NodeId;
  readonly values: Float32Array;
  readonly shape: readonly [maps: number, height: number, width: number, channels: number];
}

/** Two numbers per map, of a pass from its node on. When this returns its promise, `values` may be written over. */
async function finish(network: Network, target: Tensor2D, { node, values, shape }: Feed): Promise<Float32Array> {
  const pairs = tf.tidy(() => {
    const [logits] = run(network, new Map([[node, tf.tensor4d(values, [...shape])]]), [network.output]);
    return confidenceAndMargin(logits as Tensor2D, target);
  });
  const read = await pairs.data<'float32'>();
  pairs.dispose();
  return read;
}
