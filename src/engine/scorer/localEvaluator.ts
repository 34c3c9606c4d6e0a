/**
 * Forward passes in this thread.
 *
 * On a GPU every batch has one padded size (each size compiles and pools anew)
 * and carries the whole picture as a canary, because a GPU that gives up gives
 * zeros, not an error; on the processor batches are as long as they are, since
 * nothing is compiled per size and a padded picture would be computed for nothing.
 */
import * as tf from '@tensorflow/tfjs-core';
import { FailureError } from '../../core/failure.ts';
import { regionCount } from '../../core/regions/grid.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { fullSet } from '../../core/regions/regionSet.ts';
import { logits } from '../../network/forward.ts';
import type { Network } from '../../network/graph.ts';
import { pause } from '../pause.ts';
import { chooseBatchSize } from './batchSize.ts';
import type { Evaluator, ScoringSubject } from './evaluator.ts';
import { confidenceAndMargin, oneHotRow } from './judge.ts';
import type { Compositing } from './maskedBatches.ts';
import { compositingFor, createMaskedBatches } from './maskedBatches.ts';

/** How far the canary may be from its value on its own; float kernels differ by 1e-6, a GPU that fails by far more. */
const CANARY_TOLERANCE = 1e-3;

/** @param compositing where pictures are put together; left out: what suits the back end */
export function createLocalEvaluator(
  options: ScoringSubject & { readonly network: Network },
  compositing: Compositing = compositingFor(tf.getBackend()),
): Evaluator {
  const size = options.batchSize ?? chooseBatchSize(options.network, tf.getBackend(), bindingLimit());
  return compositing === 'device' ? paddedEvaluator(options, Math.max(2, size)) : plainEvaluator(options, size);
}

type Scorable = ScoringSubject & { readonly network: Network };

/** The forward pass both kinds share: values for exactly the sets given. */
function createForward(options: Scorable, compositing: Compositing) {
  const batches = createMaskedBatches(options, compositing);
  const target = oneHotRow(options.target, options.network.classes);
  return {
    /** Everything is queued on the device when this returns; the promise is for the read-back. */
    async score(sets: readonly RegionSet[]): Promise<Float32Array> {
      const pairs = tf.tidy(() => confidenceAndMargin(logits(options.network, batches.make(sets)), target));
      const values = await pairs.data<'float32'>();
      pairs.dispose();
      return values;
    },
    dispose: (): void => {
      batches.dispose();
      target.dispose();
    },
  };
}

function plainEvaluator(options: Scorable, batchSize: number): Evaluator {
  const forward = createForward(options, 'host');
  return {
    batchSize,
    inFlight: 1,
    async evaluate(sets) {
      checkLength(sets, batchSize);
      const values = await forward.score(sets);
      await pause();
      return values;
    },
    dispose: forward.dispose,
  };
}

function paddedEvaluator(options: Scorable, padded: number): Evaluator {
  const forward = createForward(options, 'device');
  const whole = fullSet(regionCount(options.grid));
  let wholeAlone: Promise<Float32Array> | null = null;
  return {
    batchSize: padded - 1,
    // The next batch is queued before the last is read, so the GPU never waits for the read-back.
    inFlight: 2,
    async evaluate(sets) {
      checkLength(sets, padded - 1);
      wholeAlone ??= forward.score([whole]);
      const batch = forward.score([...sets, ...new Array<RegionSet>(padded - sets.length).fill(whole)]);
      const [expected, values] = await Promise.all([wholeAlone, batch]);
      checkCanary(values.subarray(2 * (padded - 1)), expected, padded);
      return values.slice(0, 2 * sets.length);
    },
    dispose: forward.dispose,
  };
}

function checkLength(sets: readonly RegionSet[], most: number): void {
  if (sets.length > most) {
    throw new FailureError({ kind: 'internal', detail: `${sets.length} region sets in a batch of at most ${most}` });
  }
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

/** Largest buffer the WebGPU device binds, or null on every other back end. */
function bindingLimit(): number | null {
  const backend = tf.backend() as { readonly device?: { readonly limits?: { maxStorageBufferBindingSize?: number } } };
  return backend.device?.limits?.maxStorageBufferBindingSize ?? null;
}
