/** Methods run to their end on small networks, and what they leave behind. */
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import type { MethodOptions } from '../../core/methods/methodCard.ts';
import { classTarget } from '../../core/methods/target.ts';
import type { SeenPicture } from '../../core/regions/picture.ts';
import { seededRandom } from '../../core/seededRandom.ts';
import type { Network } from '../../network/graph.ts';
import { inputTensor } from '../inputTensor.ts';
import type { MapResult, MapSnapshot, Method, MethodContext } from './method.ts';

export const plainPreprocess = { order: 'rgb', scale: 1 / 127.5, mean: [1, 1, 1], std: [1, 1, 1] } as const;

/** A picture without a pattern, of the network's size; preprocessed by `plainPreprocess` it lies in −1 … 1. */
export function noisePicture({ inputShape: [height, width] }: Pick<Network, 'inputShape'>, seed = 3): SeenPicture {
  const random = seededRandom(seed);
  return { width, height, rgb: Uint8ClampedArray.from({ length: height * width * 3 }, () => 255 * random()) };
}

/** The caller disposes `input`. Explains class 1 unless told otherwise. */
export function contextFor(network: Network, given: Partial<MethodContext> = {}): MethodContext {
  const picture = given.picture ?? noisePicture(network);
  const input = given.input ?? inputTensor(picture, plainPreprocess);
  return { network, picture, preprocess: plainPreprocess, input, target: classTarget(1), seed: 1, ...given };
}

export interface FinishedRun {
  readonly snapshots: readonly MapSnapshot[];
  readonly result: MapResult;
}

/** Runs a method to its end and checks that it leaves no tensor behind once what it keeps per network is made. */
export async function runMethod(
  method: Method,
  context: MethodContext,
  options: MethodOptions = {},
): Promise<FinishedRun> {
  const snapshots: MapSnapshot[] = [];
  const steps = method.run(context, options);
  for (let next = await steps.next(); ; next = await steps.next()) {
    if (next.done) return { snapshots, result: next.value };
    snapshots.push(next.value);
  }
}

/** Tensors left behind by a second run, and by one that is left after its first snapshot; both must be 0. */
export async function expectNoLeak(method: Method, context: MethodContext, options: MethodOptions = {}): Promise<void> {
  await runMethod(method, context, options);
  const before = tf.memory().numTensors;
  await runMethod(method, context, options);
  expect(tf.memory().numTensors).toBe(before);
  const steps = method.run(context, options);
  await steps.next();
  await steps.return(undefined as never);
  expect(tf.memory().numTensors).toBe(before);
}
