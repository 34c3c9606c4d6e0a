/**
 * The beginning of a forward pass, computed only where a masked picture differs from one
 * that is known (Nakandala et al. 2019: incremental inference for occlusion).
 *
 * Gives the same feature map as the whole would: changed rectangles are recomputed with
 * what the known maps have around them. Knows what things cost, but decides nothing (see
 * `incrementalEvaluator.ts`).
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
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
import { Scratch } from './scratch.ts';
import { valuesInPlace } from './valuesInPlace.ts';

/** From a known set to another one. */
export interface Way {
  readonly reference: Reference;
  readonly course: Course;
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
  readonly #scratch = new Scratch();

  constructor(options: Scorable, layout: Layout) {
    const { width, height } = options.picture;
    this.#network = options.network;
    this.#layout = layout;
    this.#compositor = preprocessedCompositor(options);
    this.#reach = reachOfRegions(options.grid, options.footprint, height, width);
    this.#whole = wholeRect(height, width);
    this.#ends = layout.stretches.map(({ to }) => to);
    const costs = [-1, ...layout.stretches.keys()].map((stretch) => layout.rest(stretch));
    this.#same = { patches: [], costs, least: Math.min(...costs), throughout: 0 };
  }

  /** How many stretches there are. */
  get depths(): number {
    return this.#ends.length;
  }

  /** Of a pass that begins with the picture. */
  get wholeCost(): number {
    return this.#layout.rest(-1);
  }

  /** What the rest of the network is run from after that many stretches. */
  nodeAt(depth: number): NodeId {
    return this.#ends[depth - 1] ?? this.#network.input;
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

  /** The picture itself, to `out` from `offset` on: everything is left to the rest of the pass. */
  beginWhole(set: RegionSet, out: Float32Array, offset: number): void {
    this.#compositor.crop(set, this.#whole, out, offset);
  }

  /**
   * The map `[height, width, channels]` that is `depth` stretches deep (1 or more), from that of a reference, to `out` from `offset` on.
   * @param course from the reference, at least as long
   */
  begin(set: RegionSet, { reference, course }: Way, depth: number, out: Float32Array, offset: number): void {
    const map = reference.maps[depth - 1] ?? new Float32Array();
    out.set(map, offset);
    const patches = course.patches.slice(0, depth);
    this.#runPatches(reference, set, patches, (change, stretch) => {
      if (stretch === depth - 1) this.#change(out.subarray(offset, offset + map.length), stretch, change);
    });
  }

  /**
   * A new reference, from one that is near or, where that is null or too far, from the picture.
   * @param spare maps that nobody needs any more, of the same shapes; it is written into them
   */
  refer(set: RegionSet, from: Reference | null, spare: readonly Float32Array[] = []): Reference {
    const course = from === null ? null : this.course(from.set, set);
    if (from === null || course === null || course.throughout === Infinity) return this.#referWhole(set, spare);
    const maps = from.maps.map((map, stretch) => copied(map, spare[stretch]));
    this.#runPatches(from, set, course.patches, (change, stretch) => {
      this.#change(maps[stretch] ?? new Float32Array(), stretch, change);
    });
    return { set, maps };
  }

  #referWhole(set: RegionSet, spare: readonly Float32Array[]): Reference {
    const { rows, columns } = this.#whole;
    const picture = this.#scratch.take(areaOf(this.#whole) * 3);
    this.beginWhole(set, picture, 0);
    const kept = tf.tidy(() => {
      const x = tf.tensor4d(picture, [1, lengthOf(rows), lengthOf(columns), 3]);
      return run(this.#network, new Map([[this.#network.input, x]]), this.#ends);
    });
    const maps = kept.map((tensor, stretch) => copied(valuesInPlace(tensor), spare[stretch]));
    tf.dispose(kept);
    return { set, maps };
  }

  /** What `refer` costs. */
  referenceCost(set: RegionSet, from: RegionSet | null): number {
    const throughout = from === null ? Infinity : this.course(from, set).throughout;
    return Math.min(throughout, this.wholeCost - this.#layout.rest(this.depths - 1));
  }

  /** Runs one patch after the other. @param use is given what each makes of its rectangle, to be looked at only while it is called */
  #runPatches(
    reference: Reference,
    set: RegionSet,
    patches: readonly PatchPlan[],
    use: (change: HeldPixels, stretch: number) => void,
  ): void {
    tf.tidy(() => {
      let before: HeldPixels | null = null;
      for (const [at, patch] of patches.entries()) {
        const output = tf.tidy(() => runPatch(patch, this.#inputOf(patch, set, reference.maps[at - 1], before)));
        before = { values: valuesInPlace(output), rect: patch.output };
        use(before, at);
      }
    });
  }

  /** What a patch begins with: the picture or, from the second patch on, a known map, with what the patch before has changed. */
  #inputOf(
    { from, input }: PatchPlan,
    set: RegionSet,
    map: Float32Array | undefined,
    before: HeldPixels | null,
  ): Tensor4D {
    const [, width = 0, channels = 3] = this.shapeOf(from);
    const values = this.#scratch.take(areaOf(input) * channels);
    if (map === undefined) this.#compositor.crop(set, input, values, 0);
    else cut(map, width, channels, input, values);
    if (before !== null) paste({ values, rect: input }, channels, before);
    return tf.tensor4d(values, [1, lengthOf(input.rows), lengthOf(input.columns), channels]);
  }

  /** Writes changed pixels into the map at the end of a stretch. */
  #change(map: Float32Array, stretch: number, change: HeldPixels): void {
    const [height = 0, width = 0, channels = 0] = this.shapeOf(this.nodeAt(stretch + 1));
    paste({ values: map, rect: wholeRect(height, width) }, channels, change);
  }
}

function copied(values: Float32Array, spare: Float32Array | undefined): Float32Array {
  if (spare?.length !== values.length) return values.slice();
  spare.set(values);
  return spare;
}

/** One number for each rectangle of a picture of fewer than 8192 pixels across. */
function keyOf({ rows, columns }: Rect): number {
  return [rows.from, rows.to, columns.from, columns.to].reduce((key, edge) => key * 8192 + edge, 0);
}
