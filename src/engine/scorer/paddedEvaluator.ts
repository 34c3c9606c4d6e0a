/**
 * Forward passes on a GPU.
 *
 * Every batch has one padded size (each size compiles and pools anew) and carries the
 * whole picture as a canary, because a GPU that gives up gives zeros, not an error.
 */
import * as tf from '@tensorflow/tfjs-core';
import { FailureError } from '../../core/failure.ts';
import { regionCount } from '../../core/regions/grid.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { fullSet } from '../../core/regions/regionSet.ts';
import type { Evaluator } from './evaluator.ts';
import type { Scorable } from './forwardScores.ts';
import { checkLength, createForward } from './forwardScores.ts';

/** How far the canary may be from its value on its own; float kernels differ by 1e-6, a GPU that fails by far more. */
const CANARY_TOLERANCE = 1e-3;

export function paddedEvaluator(options: Scorable, padded: number): Evaluator {
  const forward = createForward(options, 'device');
  const whole = fullSet(regionCount(options.grid));
  let wholeAlone: Promise<Float32Array> | null = null;
  const evaluate = async (sets: readonly RegionSet[]): Promise<Float32Array> => {
    checkLength(sets, padded - 1);
    wholeAlone ??= forward.score([whole]);
    const batch = forward.score([...sets, ...new Array<RegionSet>(padded - sets.length).fill(whole)]);
    const [expected, values] = await Promise.all([wholeAlone, batch]);
    checkCanary(values.subarray(2 * (padded - 1)), expected, padded);
    return values.slice(0, 2 * sets.length);
  };
  return {
    batchSize: padded - 1,
    // The next batch is queued before the last is read, so the GPU never waits for the read-back.
    inFlight: 2,
    async warm() {
      await evaluate([]);
    },
    evaluate,
    dispose: forward.dispose,
  };
}

function checkCanary(inBatch: Float32Array, alone: Float32Array, batch: number): void {
  const gap = Math.max(...alone.map((value, i) => Math.abs(value - (inBatch[i] ?? Number.NaN))));
  if (gap <= CANARY_TOLERANCE) return;
  const [one, other] = [alone[0] ?? Number.NaN, inBatch[0] ?? Number.NaN].map((value) => value.toFixed(4));
  throw new FailureError({
    kind: 'wrong-result',
    backend: tf.getBackend(),
    detail: `the whole picture scores ${String(one)} on its own and ${String(other)} in a batch of ${batch}`,
  });
}
