/**
 * Scores of pictures on the way from one to another under a mask, and their slope:
 * `from + q/S · M · (to − from) + noise_q` for q = S … 1, summed over some of the steps
 * (attribution.md §B.0; the mean over all S is the integrated score).
 *
 * Averaging over the way is what gives the first step a slope at all: at the whole
 * picture a confident network is flat. The S pictures go through the network in as
 * few batches as memory allows. Knows nothing of coarse masks (`maskEnlarger.ts`).
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { PictureScore } from '../score.ts';

/**
 * How much may be kept at once: pictures of 224 × 224, and pictures of whatever size. MobileNet V2 takes some 50 MB
 * for each, in a WASM heap that never shrinks, and is three hundredths faster with two; a network for 112 × 112 is a
 * tenth faster with two and hardly faster with four, which take eight megabytes more.
 */
const room = {
  gpu: { pixels: 5 * 224 * 224, pictures: Infinity },
  processor: { pixels: 224 * 224, pictures: 2 },
} as const;

function picturesAtOnce(height: number, width: number): number {
  const { pixels, pictures } = ['webgpu', 'webgl'].includes(tf.getBackend()) ? room.gpu : room.processor;
  return Math.max(1, Math.min(pictures, Math.floor(pixels / (height * width))));
}

export interface ScorePath {
  readonly score: PictureScore;
  /** Where the mask is 0 and where it is 1, preprocessed, `[1, height, width, 3]`; both stay the caller's. */
  readonly from: Tensor4D;
  readonly to: Tensor4D;
  /** S, at least 1. */
  readonly steps: number;
}

/** One noise picture per step, `[steps, height, width, 3]` flat, or null for none. */
export type Noise = Float32Array | null;

/** Some of the S steps: how much of the mask each shows (q/S) and their noise. */
export interface Part {
  readonly shares: readonly number[];
  readonly noise: Noise;
}

/** The masked picture itself: no integration, no noise. */
export const wholePart: Part = { shares: [1], noise: null };

export interface IntegratedScore {
  /** All S steps, what shows most first: there a score differs most between masks. */
  parts(noise: Noise): Generator<Part>;
  /** @param mask `[height, width]` */
  sum(mask: Float32Array, part: Part): Promise<number>;
  /** The same with its slope with respect to the mask, `[height, width]`. */
  sumAndSlope(mask: Float32Array, part: Part): Promise<{ readonly sum: number; readonly slope: Float32Array }>;
  dispose(): void;
}

export function createIntegratedScore({ score, from, to, steps }: ScorePath): IntegratedScore {
  const [, height, width] = from.shape;
  const perPart = picturesAtOnce(height, width);
  const difference = tf.sub<Tensor4D>(to, from);
  const compose = (mask: Float32Array, { shares, noise }: Part): Tensor4D => {
    const shown = tf.mul(tf.tensor4d(mask, [1, height, width, 1]), difference);
    const pictures = tf.add<Tensor4D>(from, tf.mul(shown, tf.tensor4d([...shares], [shares.length, 1, 1, 1])));
    return noise ? tf.add<Tensor4D>(pictures, tf.tensor4d(noise, pictures.shape)) : pictures;
  };
  return {
    *parts(noise) {
      for (let begin = 0; begin < steps; begin += perPart) {
        const shares = Array.from({ length: Math.min(perPart, steps - begin) }, (_, i) => (steps - begin - i) / steps);
        const own = noise && noise.subarray(begin * from.size, (begin + shares.length) * from.size);
        yield { shares, noise: own };
      }
    },
    sum: async (mask, part) => await sumOf(tf.tidy(() => score.value(compose(mask, part)))),
    async sumAndSlope(mask, part) {
      const [values, slope] = tf.tidy(() => {
        const { value, gradient } = score.valueAndGradient(compose(mask, part));
        return [value, slopeOfMask(gradient, difference, part.shares)] as const;
      });
      try {
        return { slope: await slope.data<'float32'>(), sum: await sumOf(values) };
      } finally {
        tf.dispose([values, slope]);
      }
    },
    dispose: () => {
      difference.dispose();
    },
  };
}

/** The adjoint of composing: `Σ_c (Σ_q q/S · gradient_q) · difference`. The sum over q as a product of matrices. */
function slopeOfMask(gradient: Tensor4D, difference: Tensor4D, shares: readonly number[]): Tensor1D {
  const [pictures, height, width, colours] = gradient.shape;
  const flat = tf.reshape<tf.Rank.R2>(gradient, [pictures, height * width * colours]);
  const overSteps: Tensor2D = tf.matMul(tf.tensor2d([...shares], [1, pictures]), flat);
  const perColour = tf.mul(overSteps, tf.reshape(difference, overSteps.shape));
  return tf.sum<Tensor1D>(tf.reshape(perColour, [height * width, colours]), 1);
}

async function sumOf(values: Tensor1D): Promise<number> {
  try {
    return (await values.data<'float32'>()).reduce((sum, value) => sum + value, 0);
  } finally {
    values.dispose();
  }
}
