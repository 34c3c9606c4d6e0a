/**
 * From region sets to the tensor the network takes, in three ways.
 *
 * *host*: typed arrays, composited straight into one buffer that is used again
 * for every batch; right where the network runs on the processor. On a GPU the
 * pictures are put together there, never sent one per candidate: *shader* by a WebGPU
 * program from bits (`shaderBatches.ts`), *device* by TensorFlow.js operations from a
 * number per region (`deviceBatches.ts`). All mix the same picture with the same hidden
 * one by the same weights, after preprocessing (it is affine, so the order does not
 * matter), and agree to rounding.
 */
import * as tf from '@tensorflow/tfjs-core';
import { deviceBatches } from './deviceBatches.ts';
import type { MaskedSubject } from './evaluator.ts';
import type { MaskedBatches } from './maskedPictures.ts';
import { preprocessedCompositor } from './preprocessedCompositor.ts';
import { shaderBatches } from './shaderBatches.ts';

export type Compositing = 'host' | 'device' | 'shader';

const makers: Readonly<Record<Compositing, (subject: MaskedSubject) => MaskedBatches>> = {
  host: hostBatches,
  device: deviceBatches,
  shader: shaderBatches,
};

/** Where pictures are best put together for a TensorFlow.js back end. */
export function compositingFor(backend: string): Compositing {
  if (backend === 'webgpu') return 'shader';
  return backend === 'webgl' ? 'device' : 'host';
}

export function createMaskedBatches(subject: MaskedSubject, compositing: Compositing): MaskedBatches {
  return makers[compositing](subject);
}

function hostBatches(subject: MaskedSubject): MaskedBatches {
  const { width, height } = subject.picture;
  const stride = height * width * 3;
  const compositor = preprocessedCompositor(subject);
  let buffer = new Float32Array(0);
  return {
    make(sets) {
      if (buffer.length < sets.length * stride) buffer = new Float32Array(sets.length * stride);
      sets.forEach((set, i) => {
        compositor.into(set, buffer, i * stride);
      });
      return tf.tensor4d(buffer.subarray(0, sets.length * stride), [sets.length, height, width, 3]);
    },
    dispose: () => undefined,
  };
}
