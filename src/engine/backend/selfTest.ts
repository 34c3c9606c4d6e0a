/**
 * A back end must compute what TensorFlow.js's reference back end computes before
 * anything it says is believed.
 *
 * Every kernel that classifiers here rely on runs once on fixed numbers, at sizes
 * that take the paths of real networks; a summary of each result is compared with
 * values stored from the cpu back end. Browsers ship GPU drivers on which one kernel
 * silently returns zeros (tensorflow/tfjs#6507) or garbage (#8638): that is what
 * this catches. Knows nothing of models.
 */
import * as tf from '@tensorflow/tfjs-core';
import { selfTestValues } from './selfTestValues.ts';

/**
 * Allowed difference, as a share of the larger of 1 and the expected value. Float32
 * back ends agree to about 3e-6; a half-precision one is off by 1e-3 and must fail.
 */
export const tolerance = 1e-4;

/** Fixed numbers in [−1, 1), the same on every machine: the top bits of a Weyl sequence (golden ratio). */
function numbers(seed: number, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => (Math.imul(i + seed * 1009, 0x9e3779b1) >>> 8) / 2 ** 23 - 1);
}

const tensor1 = (seed: number, length: number): tf.Tensor1D => tf.tensor1d(numbers(seed, length));
const tensor2 = (seed: number, shape: [number, number]): tf.Tensor2D =>
  tf.tensor2d(numbers(seed, shape[0] * shape[1]), shape);
const tensor4 = (seed: number, shape: [number, number, number, number]): tf.Tensor4D =>
  tf.tensor4d(numbers(seed, shape[0] * shape[1] * shape[2] * shape[3]), shape);

/**
 * How often one picture goes through at once. On a GPU more than ever will; on the processor as many as a batch
 * there holds, since a WASM heap never shrinks and 64 would leave it at 50 MB in every thread.
 */
const canaries = (): number => (['webgpu', 'webgl'].includes(tf.getBackend()) ? 64 : 8);

/** Many times the same picture must give as often the same result, as large as a real early layer. */
function batchCanary(): tf.Tensor {
  const batch = tf.tile(tensor4(1, [1, 56, 56, 16]), [canaries(), 1, 1, 1]);
  const y = tf.fused.conv2d({
    x: batch,
    filter: tensor4(2, [1, 1, 16, 16]),
    strides: 1,
    pad: 'same',
    bias: tensor1(3, 16),
    activation: 'relu6',
  });
  const first = tf.slice(y, [0, 0, 0, 0], [1, 56, 56, 16]);
  return tf.stack([tf.max(tf.abs(tf.sub(y, first))), tf.mean(first), tf.max(first)]);
}

type Probe = () => tf.Tensor;

const linear: Readonly<Record<string, Probe>> = {
  'strided convolution': () =>
    tf.fused.conv2d({
      x: tensor4(1, [2, 31, 31, 3]),
      filter: tensor4(2, [3, 3, 3, 8]),
      strides: 2,
      pad: 'same',
      bias: tensor1(3, 8),
      activation: 'relu6',
    }),
  'pointwise convolution': () =>
    tf.fused.conv2d({
      x: tensor4(4, [1, 14, 14, 128]),
      filter: tensor4(5, [1, 1, 128, 64]),
      strides: 1,
      pad: 'same',
      bias: tensor1(6, 64),
    }),
  'valid convolution': () => tf.conv2d(tensor4(7, [1, 12, 12, 5]), tensor4(8, [5, 5, 5, 7]), 1, 'valid'),
  'dilated convolution': () =>
    tf.conv2d(tensor4(9, [1, 12, 12, 4]), tensor4(10, [3, 3, 4, 4]), 1, 'same', 'NHWC', [2, 2]),
  'depthwise convolution': () =>
    tf.fused.depthwiseConv2d({
      x: tensor4(11, [2, 15, 15, 16]),
      filter: tensor4(12, [3, 3, 16, 1]),
      strides: 1,
      pad: 'same',
      bias: tensor1(13, 16),
      activation: 'relu6',
    }),
  'strided depthwise convolution': () =>
    tf.depthwiseConv2d(tensor4(14, [1, 14, 14, 8]), tensor4(15, [3, 3, 8, 1]), 2, 'same'),
  'transposed convolution': () =>
    tf.conv2dTranspose(tensor4(16, [1, 7, 7, 6]), tensor4(17, [3, 3, 4, 6]), [1, 14, 14, 4], 2, 'same'),
  'matrix product': () =>
    tf.fused.matMul({ a: tensor2(18, [5, 96]), b: tensor2(19, [96, 40]), bias: tensor1(20, 40), activation: 'relu' }),
  'transposed matrix product': () => tf.matMul(tensor2(21, [24, 33]), tensor2(22, [24, 17]), true, false),
};

const pointwise: Readonly<Record<string, Probe>> = {
  activations: () => {
    const x = tensor4(30, [1, 9, 9, 8]);
    return tf.stack([tf.relu(x), tf.relu6(tf.mul(x, 9)), tf.sigmoid(x), tf.tanh(x), tf.elu(x), tf.leakyRelu(x, 0.1)]);
  },
  arithmetic: () => {
    const x = tensor4(31, [2, 6, 6, 4]);
    const y = tensor1(32, 4);
    return tf.stack([tf.add(x, y), tf.sub(x, y), tf.mul(x, y), tf.div(x, tf.add(y, 3)), tf.maximum(x, y)]);
  },
  'exponentials and powers': () => {
    const x = tf.add(tensor4(33, [1, 8, 8, 4]), 1.5);
    return tf.stack([tf.exp(x), tf.log(x), tf.sqrt(x), tf.square(x), tf.pow(x, tf.scalar(0.75)), tf.rsqrt(x)]);
  },
  selection: () => {
    const x = tensor4(34, [1, 8, 8, 4]);
    return tf.stack([tf.where(tf.greater(x, 0.2), x, tf.neg(x)), tf.clipByValue(x, -0.3, 0.6), tf.step(x), tf.abs(x)]);
  },
};

const shaping: Readonly<Record<string, Probe>> = {
  'maximum pool': () => tf.maxPool(tensor4(40, [2, 13, 13, 8]), 3, 2, 'same'),
  'average pool': () => tf.avgPool(tensor4(41, [2, 13, 13, 8]), 3, 2, 'same'),
  'global pool': () => tf.mean(tensor4(42, [2, 7, 7, 64]), [1, 2]),
  // The logarithm, so that small probabilities count as much as large ones.
  softmax: () => tf.log(tf.softmax(tf.mul(tensor2(43, [4, 1001]), 8))),
  reductions: () => {
    const x = tensor4(44, [2, 9, 9, 5]);
    return tf.stack([tf.sum(x, [1, 2]), tf.max(x, [1, 2]), tf.min(x, [1, 2])]);
  },
  'bilinear resize': () => tf.image.resizeBilinear(tensor4(45, [2, 7, 7, 3]), [28, 28], true),
  'local response normalisation': () => tf.localResponseNormalization(tensor4(46, [1, 7, 7, 16]), 2, 1, 2e-5, 0.75),
  'padding, slicing, joining': () => {
    const x = tf.pad(tensor4(47, [1, 6, 6, 4]), [
      [0, 0],
      [1, 2],
      [2, 1],
      [0, 0],
    ]);
    return tf.concat([x, tf.slice(x, [0, 0, 0, 1], [1, 9, 9, 2])], 3);
  },
  transposition: () => tf.transpose(tensor4(48, [2, 5, 7, 3]), [0, 3, 1, 2]),
  'large batch': batchCanary,
};

export const probes: Readonly<Record<string, Probe>> = { ...linear, ...pointwise, ...shaping };

/** Eight numbers that a wrong kernel does not get right by chance: mean, mean size, and six values spread out. */
export function summary(values: ArrayLike<number>): number[] {
  let sum = 0;
  let size = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    sum += value;
    size += Math.abs(value);
  }
  const spread = [0, 1, 2, 3, 4, 5].map((k) => values[Math.floor((k * (values.length - 1)) / 5)] ?? NaN);
  return [sum / values.length, size / values.length, ...spread];
}

/** Runs one probe on the current back end; leaves no tensor behind. */
export async function measure(probe: Probe): Promise<number[]> {
  const y = tf.tidy(probe);
  try {
    return summary(await y.data());
  } finally {
    y.dispose();
  }
}

/** The first number that is off, NaN included, in words; null where all are right. */
export function disagreement(measured: readonly number[], expected: readonly number[]): string | null {
  const wrong = expected.findIndex((value, i) => {
    const difference = Math.abs((measured[i] ?? NaN) - value);
    return !(difference <= tolerance * Math.max(1, Math.abs(value)));
  });
  return wrong === -1 ? null : `gave ${String(measured[wrong])} instead of ${String(expected[wrong])}`;
}

/** Tests the current back end: null where it may be used, else which kernel is wrong and how. */
export async function selfTest(): Promise<string | null> {
  for (const [name, probe] of Object.entries(probes)) {
    try {
      const wrong = disagreement(await measure(probe), selfTestValues[name] ?? []);
      if (wrong !== null) return `${name} ${wrong}`;
    } catch (error) {
      return `${name} failed: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  return null;
}
