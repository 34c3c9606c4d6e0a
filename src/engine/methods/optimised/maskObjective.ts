/**
 * What an optimised mask is measured by: a regulariser, and integrated scores of the
 * pictures it makes (attribution.md §B.1, §B.2).
 *
 * A point is one mask or several, one after the other; what regularises and what is
 * shown in the end is their product. The value and the slope are of the same
 * function, so a step down the slope can be checked by the value. Each evaluation is
 * work in pieces of one batch.
 */
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { pause } from '../../pause.ts';
import type { PictureScore } from '../score.ts';
import type { IntegratedScore, Noise, Part } from './integratedScore.ts';
import { createIntegratedScore, wholePart } from './integratedScore.ts';
import type { MaskEnlarger, MaskShape } from './maskEnlarger.ts';
import { createMaskEnlarger } from './maskEnlarger.ts';
import type { ValueAndGradient } from './maskRegulariser.ts';
import type { Work } from './work.ts';

/** One integrated score. */
export interface ScoreTerm {
  /** What it counts, with its sign. */
  readonly weight: number;
  /** *deletion*: where the mask is 1 the picture stays, elsewhere the baseline shows; *insertion*: the reverse. */
  readonly direction: 'deletion' | 'insertion';
  /** Places of the masks whose product is the mask of this term. */
  readonly masks: readonly number[];
}

export interface MaskProblem {
  readonly score: PictureScore;
  /** Between which numbers the score always lies; infinite where nothing is known. */
  readonly range: readonly [number, number];
  /** The whole picture and the fully hidden one, preprocessed, `[1, height, width, 3]`; both stay the caller's. */
  readonly shown: Tensor4D;
  readonly hidden: Tensor4D;
  readonly shape: MaskShape;
  /** S, at least 1. */
  readonly steps: number;
  /** How many masks a point has. */
  readonly masks: number;
  readonly terms: readonly ScoreTerm[];
  /** Of the product of all masks. */
  readonly regulariser: (mask: Float32Array) => ValueAndGradient;
}

export interface MaskObjective {
  /** May give up with Infinity as soon as the value is sure to be above `most`. */
  value(point: Float32Array, noise: Noise, most: number): Work<number>;
  /** The same with the masked pictures themselves in place of the integrated scores. */
  whole(point: Float32Array, most: number): Work<number>;
  valueAndGradient(point: Float32Array, noise: Noise): Work<ValueAndGradient>;
  /** The product of a point's masks, cell by cell. */
  product(point: Float32Array): Float32Array;
  /** Pictures passed so far. */
  readonly passed: { forwards: number; backwards: number };
  dispose(): void;
}

export function createMaskObjective(problem: MaskProblem): MaskObjective {
  const { score, shown, hidden, shape, steps } = problem;
  const [, height, width] = shown.shape;
  const integrals = {
    deletion: createIntegratedScore({ score, from: hidden, to: shown, steps }),
    insertion: createIntegratedScore({ score, from: shown, to: hidden, steps }),
  };
  const enlarger = createMaskEnlarger(shape, height, width);
  const bench: Bench = { problem, enlarger, integrals, passed: { forwards: 0, backwards: 0 } };
  return {
    passed: bench.passed,
    product: (point) => productOf(split(point, problem.masks)),
    value: (point, noise, most) => evaluate(bench, point, [...integrals.deletion.parts(noise)], most),
    whole: (point, most) => evaluate(bench, point, [wholePart], most),
    valueAndGradient: (point, noise) => differentiate(bench, point, [...integrals.deletion.parts(noise)]),
    dispose: () => {
      integrals.deletion.dispose();
      integrals.insertion.dispose();
    },
  };
}

/** What evaluations share. Both directions have the same parts. */
interface Bench {
  readonly problem: MaskProblem;
  readonly enlarger: MaskEnlarger;
  readonly integrals: Readonly<Record<ScoreTerm['direction'], IntegratedScore>>;
  readonly passed: { forwards: number; backwards: number };
}

async function* evaluate(
  { problem, enlarger, integrals, passed }: Bench,
  point: Float32Array,
  parts: readonly Part[],
  most: number,
): Work<number> {
  const pictures = picturesIn(parts);
  const coarse = split(point, problem.masks);
  const fine = coarse.map((mask) => enlarger.enlarge(mask));
  let { value } = problem.regulariser(productOf(coarse));
  let left = problem.terms.map(() => pictures);
  for (const [place, { weight, direction, masks }] of problem.terms.entries()) {
    const mask = productOf(pick(fine, masks));
    for (const part of parts) {
      if (value + leastOf(problem, left, pictures) > most) return Infinity;
      value += (weight * (await integrals[direction].sum(mask, part))) / pictures;
      left = left.with(place, (left[place] ?? 0) - part.shares.length);
      passed.forwards += part.shares.length;
      await pause();
      yield undefined;
    }
  }
  return value;
}

async function* differentiate(
  { problem, enlarger, integrals, passed }: Bench,
  point: Float32Array,
  parts: readonly Part[],
): Work<ValueAndGradient> {
  const pictures = picturesIn(parts);
  const coarse = split(point, problem.masks);
  const fine = coarse.map((mask) => enlarger.enlarge(mask));
  const slopes = fine.map((mask) => new Float32Array(mask.length));
  const rest = problem.regulariser(productOf(coarse));
  let { value } = rest;
  for (const { weight, direction, masks } of problem.terms) {
    const mask = productOf(pick(fine, masks));
    for (const part of parts) {
      const { sum, slope } = await integrals[direction].sumAndSlope(mask, part);
      value += (weight * sum) / pictures;
      for (const own of masks) addProduct(slopes[own], [slope, ...others(fine, masks, own)], weight / pictures);
      passed.forwards += part.shares.length;
      passed.backwards += part.shares.length;
      await pause();
      yield undefined;
    }
  }
  const gradient = new Float32Array(point.length);
  const all = [...coarse.keys()];
  slopes.forEach((slope, own) => {
    const cells = enlarger.gather(slope);
    addProduct(cells, [rest.gradient, ...others(coarse, all, own)], 1);
    gradient.set(cells, own * cells.length);
  });
  return { value, gradient };
}

const picturesIn = (parts: readonly Part[]): number => parts.reduce((sum, { shares }) => sum + shares.length, 0);

/** The least that the pictures still to come can add. */
function leastOf({ terms, range }: MaskProblem, left: readonly number[], pictures: number): number {
  return terms.reduce((sum, { weight }, place) => {
    const count = left[place] ?? 0;
    return count === 0 ? sum : sum + Math.min(weight * range[0], weight * range[1]) * (count / pictures);
  }, 0);
}

function split(point: Float32Array, masks: number): Float32Array[] {
  const cells = point.length / masks;
  return Array.from({ length: masks }, (_, place) => point.subarray(place * cells, (place + 1) * cells));
}

const pick = (list: readonly Float32Array[], places: readonly number[]): Float32Array[] =>
  places.flatMap((place) => list[place] ?? []);

const others = (list: readonly Float32Array[], places: readonly number[], own: number): Float32Array[] =>
  pick(
    list,
    places.filter((place) => place !== own),
  );

/** Plain loops: a callback for each of 50,000 numbers leaves megabytes of garbage behind every picture. */
function productOf([first = new Float32Array(0), ...factors]: readonly Float32Array[]): Float32Array {
  const product = first.slice();
  for (const factor of factors) {
    for (let i = 0; i < product.length; i++) product[i] = (product[i] ?? 0) * (factor[i] ?? 0);
  }
  return product;
}

/** `sums += scale · Π factors`, number by number and with the rounding of `productOf`, but without its array. */
function addProduct(
  sums: Float32Array | undefined,
  [first = new Float32Array(0), ...factors]: readonly Float32Array[],
  scale: number,
): void {
  if (sums === undefined) return;
  for (let i = 0; i < first.length; i++) {
    let product = first[i] ?? 0;
    for (const factor of factors) product = Math.fround(product * (factor[i] ?? 0));
    sums[i] = (sums[i] ?? 0) + scale * product;
  }
}
