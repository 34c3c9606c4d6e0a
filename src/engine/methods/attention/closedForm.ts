/**
 * The best attention filter of length 1 where the network ends in a global average and
 * one linear map: no search is needed (attribution.md §C, *closed forms*).
 *
 * There the logits are linear in the filter. For a class the loss is a scalar product, so
 * the best filter points straight down its slope: `(2 CAM_t − Σ CAM_c) ÷ ‖·‖` against all
 * competitors. For all classes it is a least squares problem on a sphere.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { unit } from './filterForm.ts';
import { symmetricEigen } from './symmetricEigen.ts';

/** @param counts what every class counts in the loss; see `classCounts` */
export async function bestForClass(layer: Tensor4D, weights: Tensor2D, counts: Float32Array): Promise<Float32Array> {
  const slope = tf.tidy(() => {
    const channels = tf.matMul(weights, tf.tensor2d(counts, [counts.length, 1]));
    return tf.sum(tf.mul(layer, tf.reshape(channels, [1, 1, 1, -1])), 3);
  });
  const values = Float32Array.from(await slope.data<'float32'>(), (value) => -value);
  slope.dispose();
  return unit(values);
}

/** The filter under which `weightsᵀ · (layer × filter)` stays closest to what it is unfiltered. */
export async function bestForAnswer(layer: Tensor4D, weights: Tensor2D): Promise<Float32Array> {
  const places = layer.shape[1] * layer.shape[2];
  const gram = tf.tidy(() => {
    // Q of the paper's problem, transposed; its factor 1 ÷ places moves no minimum.
    const answers = tf.matMul(tf.reshape<tf.Rank.R2>(layer, [places, -1]), weights);
    return tf.matMul(answers, answers, false, true);
  });
  const values = await gram.data<'float32'>();
  gram.dispose();
  return nearestOnSphere(values, places);
}

/** Below this share of the largest eigenvalue lies the rounding of 32-bit products. */
const ROUNDING = 1e-7;
/** Halvings of the interval that holds the multiplier; more than a double has bits. */
const HALVINGS = 200;

/**
 * The f of length 1 with the least `(f − 1)ᵀ G (f − 1)`, G symmetric and not negative.
 *
 * `f = (G + λ)⁻¹ G 1`, with λ > 0 such that the length is 1; in the eigenvectors of G that is
 * one factor `μ ÷ (μ + λ)` per direction, and the length falls as λ grows. Where G leaves so
 * many directions free that even λ = 0 is too short, the loss is 0 already and what lacks is
 * taken along the even filter's own free part, so that the answer is one and the same always.
 * @param gram G, `size × size`, row by row
 */
export function nearestOnSphere(gram: ArrayLike<number>, size: number): Float32Array {
  const { values, vectors } = symmetricEigen(gram, size);
  const floor = ROUNDING * values.reduce((a, b) => Math.max(a, b), 0);
  const shares = vectors.map((vector) => vector.reduce((sum, value) => sum + value, 0));
  const held = shares.map((share, i) => ((values[i] ?? 0) > floor ? share : 0));
  const isShort = squares(held) < 1;
  const multiplier = isShort ? 0 : multiplierOf(values, held);
  const free = Math.sqrt(Math.max(0, 1 - squares(held)) / Math.max(Number.MIN_VALUE, size - squares(held)));
  const coordinates = held.map((share, i) => {
    if (share !== 0) return (share * (values[i] ?? 0)) / ((values[i] ?? 0) + multiplier);
    return isShort ? free * (shares[i] ?? 0) : 0;
  });
  return Float32Array.from({ length: size }, (_, place) =>
    coordinates.reduce((sum, coordinate, i) => sum + coordinate * (vectors[i]?.[place] ?? 0), 0),
  );
}

/** λ with `Σ (μ a ÷ (μ + λ))² = 1`: the sum falls from at least 1 at λ = 0 to at most 1 at λ = ‖μ a‖. */
function multiplierOf(values: Float64Array, held: readonly number[]): number {
  const length = (multiplier: number): number =>
    squares(held.map((share, i) => (share * (values[i] ?? 0)) / ((values[i] ?? 0) + multiplier || 1)));
  let low = 0;
  let high = Math.sqrt(squares(held.map((share, i) => share * (values[i] ?? 0))));
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (length(middle) > 1) low = middle;
    else high = middle;
  }
  return high;
}

const squares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value * value, 0);
