/**
 * The score of a picture averaged over ever more of it being kept, and its slope:
 * `IS(m) = 1/S Σ_q score(hidden + q/S · up(m) · (shown − hidden) + noise_q)`, q = 1 … S
 * (attribution.md §B.0).
 *
 * Averaging over the way from the baseline is what gives the first step a slope at
 * all: at the whole picture a confident network is flat. The S pictures go through
 * the network in as few batches as memory allows.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { axisMatrix } from '../../scorer/axisMatrix.ts';
import type { MaskShape, ValueAndGradient } from './maskRegulariser.ts';
import type { PictureScore } from '../score.ts';

/** Pixels whose activations may be kept at once: five pictures of 224 × 224, some 400 MB for MobileNet V2. */
const PIXELS_AT_ONCE = 5 * 224 * 224;

export interface MaskProblem {
  readonly score: PictureScore;
  /** The whole picture and the fully hidden one, preprocessed, `[1, height, width, 3]`; both stay the caller's. */
  readonly shown: Tensor4D;
  readonly hidden: Tensor4D;
  readonly shape: MaskShape;
  /** S, at least 1. */
  readonly steps: number;
}

/** One noise picture per step, `[steps, height, width, 3]` flat, or null for none. */
export type Noise = Float32Array | null;

export interface IntegratedScore {
  /** Score of the picture under the mask itself: no integration, no noise. */
  whole(mask: Float32Array): Promise<number>;
  value(mask: Float32Array, noise: Noise): Promise<number>;
  valueAndGradient(mask: Float32Array, noise: Noise): Promise<ValueAndGradient>;
  /** Pictures passed so far. */
  readonly passed: { forwards: number; backwards: number };
  dispose(): void;
}

export function createIntegratedScore(problem: MaskProblem): IntegratedScore {
  const { score, steps } = problem;
  const composer = createComposer(problem);
  const passed = { forwards: 0, backwards: 0 };
  return {
    passed,
    async whole(mask) {
      passed.forwards++;
      return await sumOf(tf.tidy(() => score.value(composer.compose(mask, [1], null))));
    },
    async value(mask, noise) {
      let sum = 0;
      for (const part of composer.parts(noise)) {
        sum += await sumOf(tf.tidy(() => score.value(composer.compose(mask, part.shares, part.noise))));
      }
      passed.forwards += steps;
      return sum / steps;
    },
    async valueAndGradient(mask, noise) {
      let value = 0;
      const gradient = new Float32Array(mask.length);
      for (const part of composer.parts(noise)) {
        const [values, slope] = tf.tidy(() => {
          const judged = score.valueAndGradient(composer.compose(mask, part.shares, part.noise));
          return [judged.value, composer.slopeOfMask(judged.gradient, part.shares)] as const;
        });
        value += await sumOf(values);
        (await slope.data<'float32'>()).forEach((g, i) => (gradient[i] = (gradient[i] ?? 0) + g / steps));
        slope.dispose();
      }
      passed.forwards += steps;
      passed.backwards += steps;
      return { value: value / steps, gradient };
    },
    dispose: composer.dispose,
  };
}

/** Some of the S steps: how much of the mask each keeps (q/S) and their noise. */
interface Part {
  readonly shares: readonly number[];
  readonly noise: Noise;
}

/** The way from a mask to pictures, and back from their gradient to the mask's. */
function createComposer({ shown, hidden, shape, steps }: MaskProblem) {
  const [, height, width] = shown.shape;
  const rows = axisMatrix('tent', shape.rows, height);
  const columns = axisMatrix('tent', shape.cols, width);
  const difference = tf.sub(shown, hidden);
  const perPart = Math.max(1, Math.floor(PIXELS_AT_ONCE / (height * width)));
  const shareTensor = (shares: readonly number[]) => tf.tensor4d([...shares], [shares.length, 1, 1, 1]);
  return {
    *parts(noise: Noise): Generator<Part> {
      for (let from = 0; from < steps; from += perPart) {
        const shares = Array.from({ length: Math.min(perPart, steps - from) }, (_, i) => (from + i + 1) / steps);
        const part = noise && noise.subarray(from * shown.size, (from + shares.length) * shown.size);
        yield { shares, noise: part };
      }
    },
    compose: (mask: Float32Array, shares: readonly number[], noise: Noise): Tensor4D =>
      tf.tidy(() => {
        const coarse = tf.tensor2d(mask, [shape.rows, shape.cols]);
        const fine = tf.matMul(tf.matMul(rows, coarse), columns, false, true);
        const kept = tf.mul(tf.reshape(fine, [1, height, width, 1]), difference);
        const pictures = tf.add<Tensor4D>(hidden, tf.mul(kept, shareTensor(shares)));
        return noise ? tf.add<Tensor4D>(pictures, tf.tensor4d(noise, pictures.shape)) : pictures;
      }),
    /** The adjoint of `compose`: Σ_q q/S · Uyᵀ · (Σ_c gradient · difference) · Ux. */
    slopeOfMask: (gradient: Tensor4D, shares: readonly number[]): Tensor2D =>
      tf.tidy(() => {
        const overSteps = tf.sum(tf.mul(gradient, shareTensor(shares)), 0, true);
        const fine = tf.reshape<tf.Rank.R2>(tf.sum(tf.mul(overSteps, difference), 3), [height, width]);
        return tf.matMul(tf.matMul(rows, fine, true), columns);
      }),
    dispose: () => {
      tf.dispose([rows, columns, difference]);
    },
  };
}

async function sumOf(values: Tensor1D): Promise<number> {
  const numbers = await values.data<'float32'>();
  values.dispose();
  return numbers.reduce((sum, value) => sum + value, 0);
}
