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
import { emptySet, fullSet, type RegionSet } from '../../core/regions/regionSet.ts';
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

/** What all batches of a subject share. */
interface Bench {
  readonly network: Network;
  readonly target: Tensor2D;
  readonly partial: PartialForward;
  readonly references: References;
  readonly scratch: Scratch;
}

export function incrementalEvaluator(options: Scorable, layout: Layout): Evaluator {
  const batchSize = options.batchSize ?? TOGETHER;
  const bench: Bench = {
    network: options.network,
    target: oneHotRow(options.target, options.network.classes),
    partial: new PartialForward(options, layout),
    references: new References(),
    scratch: new Scratch(),
  };
  // A batch under way still looks at what would be freed: it is left to finish.
  let underWay = 0;
  let isClosed = false;
  const freeWhenIdle = (): void => {
    if (!isClosed || underWay > 0) return;
    bench.references.clear();
    bench.target.dispose();
  };
  return {
    batchSize,
    inFlight: 1,
    /** Computes nothing for nothing: every search begins near the whole picture and near the hidden one. */
    warm() {
      for (const set of [fullSet(regionCount(options.grid)), emptySet]) {
        if (!bench.references.has(set)) bench.references.add(bench.partial.refer(set, null));
      }
      return Promise.resolve();
    },
    async evaluate(sets) {
      checkLength(sets, batchSize);
      underWay++;
      try {
        return await scoresOf(bench, sets);
      } finally {
        underWay--;
        freeWhenIdle();
      }
    },
    dispose() {
      isClosed = true;
      freeWhenIdle();
    },
  };
}

/** Two numbers per set. */
async function scoresOf(bench: Bench, sets: readonly RegionSet[]): Promise<Float32Array> {
  const { network, target, partial, references, scratch } = bench;
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
    const pairs = await finish(network, target, node, [places.length, ...partial.shapeOf(node)], maps);
    for (const [i, place] of places.entries()) scores.set(pairs.subarray(2 * i, 2 * i + 2), 2 * place);
  }
  await pause();
  return scores;
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
