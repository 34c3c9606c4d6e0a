/**
 * The beginning of a forward pass, computed only where a masked picture differs from one
 * that is known (Nakandala et al. 2019: incremental inference for occlusion).
 *
 * Gives the same feature map as the whole would: changed rectangles are recomputed with
 * what the known maps have around them. Knows what things cost, but decides nothing (see
 * `incrementalEvaluator.ts`).
 */
import * as tf from '@tensorflow/tfjs-core';
import { changedPixels, reachOfRegions } from '../../core/regions/changedPixels.ts';
import type { Compositor } from '../../core/regions/composite.ts';
import type { Rect } from '../../core/regions/rect.ts';
import { areaOf, lengthOf, wholeRect } from '../../core/regions/rect.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { run } from '../../network/forward.ts';
import type { Network, NodeId } from '../../network/graph.ts';
import { courseFor, type Course, type Layout } from '../../network/incremental/layout.ts';
import { runPatch, type PatchPlan } from '../../network/incremental/patch.ts';
import type { Scorable } from './forwardScores.ts';
import { cut, paste, type HeldPixels } from './mapPatch.ts';
import { preprocessedCompositor } from './preprocessedCompositor.ts';
import type { Reference } from './references.ts';

/** A feature map `[height, width, channels]` that the rest of the network can be run from. */
export interface Beginning {
  readonly node: NodeId;
  /** Writes the map from `out[offset]` on; a map of its own for each set would be as much garbage as a search has. */
  readonly into: (out: Float32Array, offset: number) => void;
}

/** A search asks for a few thousand. */
const MOST_DIFFERENCES = 20_000;

export class PartialForward {
  readonly #network: Network;
  readonly #layout: Layout;
  readonly #compositor: Compositor;
  readonly #reach: readonly Rect[];
  readonly #whole: Rect;
  readonly #ends: readonly NodeId[];
  readonly #courses = new Map<number, Course>();
  /** The same by the regions that differ: found without looking at pixels, and few of them are asked for often. */
  readonly #byDifference = new Map<bigint, Course>();
  /** Of a set to itself: nothing to recompute. */
  readonly #same: Course;

  constructor(options: Scorable, layout: Layout) {
    const { width, height } = options.picture;
    this.#network = options.network;
    this.#layout = layout;
    this.#compositor = preprocessedCompositor(options);
    this.#reach = reachOfRegions(options.grid, options.footprint, height, width);
    this.#whole = wholeRect(height, width);
    this.#ends = layout.stretches.map(({ to }) => to);
    const costs = [-1, ...layout.stretches.keys()].map((stretch) => layout.rest(stretch));
    this.#same = { patches: [], costs, throughout: 0 };
  }

  /** How many stretches there are. */
  get depths(): number {
    return this.#ends.length;
  }

  /** Of a pass that begins with the picture. */
  get wholeCost(): number {
    return this.#layout.rest(-1);
  }

  shapeOf(node: NodeId): readonly number[] {
    return this.#layout.shapes.get(node) ?? [];
  }

  /** What leads from the maps of one set to those of another. */
  course(from: RegionSet, to: RegionSet): Course {
    const known = this.#byDifference.get(from ^ to);
    if (known !== undefined) return known;
    const rect = changedPixels(this.#reach, from, to);
    const course = rect === null ? this.#same : this.#courseFor(rect);
    if (this.#byDifference.size >= MOST_DIFFERENCES) this.#byDifference.clear();
    this.#byDifference.set(from ^ to, course);
    return course;
  }

  #courseFor(rect: Rect): Course {
    const key = keyOf(rect);
    const course = this.#courses.get(key) ?? courseFor(this.#layout, rect);
    this.#courses.set(key, course);
    return course;
  }

  /** The picture itself: everything is left to the rest of the pass. */
  beginWhole(set: RegionSet): Beginning {
    return {
      node: this.#network.input,
      into: (out, offset) => {
        this.#compositor.crop(set, this.#whole, out, offset);
      },
    };
  }

  /** The map that is `depth` stretches deep (1 or more), from that of a reference. @param course from the reference, at least as long */
  async begin(set: RegionSet, reference: Reference, course: Course, depth: number): Promise<Beginning> {
    const node = this.#ends[depth - 1];
    if (node === undefined) return this.beginWhole(set);
    const change = (await this.#runPatches(reference, set, course.patches.slice(0, depth))).at(-1);
    return {
      node,
      into: (out, offset) => {
        this.#patchInto(reference, depth - 1, change, out.subarray(offset, offset + this.#lengthOf(depth - 1)));
      },
    };
  }

  /** A new reference, from one that is near or, where that is null or too far, from the picture. */
  async refer(set: RegionSet, from: Reference | null): Promise<Reference> {
    const course = from === null ? null : this.course(from.set, set);
    if (from !== null && course !== null && course.throughout < Infinity) {
      const changes = await this.#runPatches(from, set, course.patches);
      return { set, maps: this.#ends.map((_, stretch) => this.#patched(from, stretch, changes[stretch])) };
    }
    const { rows, columns } = this.#whole;
    const kept = tf.tidy(() => {
      const x = tf.tensor4d(this.#composited(set, this.#whole), [1, lengthOf(rows), lengthOf(columns), 3]);
      return run(this.#network, new Map([[this.#network.input, x]]), this.#ends);
    });
    const maps = await Promise.all(kept.map((tensor) => tensor.data<'float32'>()));
    tf.dispose(kept);
    return { set, maps };
  }

  /** What `refer` costs. */
  referenceCost(set: RegionSet, from: RegionSet | null): number {
    const throughout = from === null ? Infinity : this.course(from, set).throughout;
    return Math.min(throughout, this.wholeCost - this.#layout.rest(this.depths - 1));
  }

  #composited(set: RegionSet, rect: Rect): Float32Array {
    const values = new Float32Array(areaOf(rect) * 3);
    this.#compositor.crop(set, rect, values, 0);
    return values;
  }

  /** What every patch gives, in order. */
  async #runPatches(reference: Reference, set: RegionSet, patches: readonly PatchPlan[]): Promise<HeldPixels[]> {
    const results: HeldPixels[] = [];
    for (const [at, patch] of patches.entries()) {
      const [, width = 0, channels = 3] = this.shapeOf(patch.from);
      const before = results.at(-1);
      const map = reference.maps[at - 1];
      const input = map === undefined ? this.#composited(set, patch.input) : cut(map, width, channels, patch.input);
      if (before !== undefined) paste({ values: input, rect: patch.input }, channels, before);
      results.push({ values: await computed(patch, input, channels), rect: patch.output });
    }
    return results;
  }

  /** The reference's map at the end of a stretch, with the changed pixels in it. */
  #patched(reference: Reference, stretch: number, change: HeldPixels | undefined): Float32Array {
    const map = new Float32Array(this.#lengthOf(stretch));
    this.#patchInto(reference, stretch, change, map);
    return map;
  }

  #patchInto(reference: Reference, stretch: number, change: HeldPixels | undefined, out: Float32Array): void {
    const [height = 0, width = 0, channels = 0] = this.#shapeAt(stretch);
    out.set(reference.maps[stretch] ?? []);
    if (change !== undefined) paste({ values: out, rect: wholeRect(height, width) }, channels, change);
  }

  #shapeAt(stretch: number): readonly number[] {
    return this.shapeOf(this.#ends[stretch] ?? this.#network.input);
  }

  #lengthOf(stretch: number): number {
    return this.#shapeAt(stretch).reduce((product, size) => product * size, 1);
  }
}

/** One number for each rectangle of a picture of fewer than 8192 pixels across. */
function keyOf({ rows, columns }: Rect): number {
  return [rows.from, rows.to, columns.from, columns.to].reduce((key, edge) => key * 8192 + edge, 0);
}

async function computed(patch: PatchPlan, input: Float32Array, channels: number): Promise<Float32Array> {
  const { rows, columns } = patch.input;
  const result = tf.tidy(() => runPatch(patch, tf.tensor4d(input, [1, lengthOf(rows), lengthOf(columns), channels])));
  const values = await result.data<'float32'>();
  result.dispose();
  return values;
}
