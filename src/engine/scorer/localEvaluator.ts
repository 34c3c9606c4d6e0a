/**
 * Forward passes in this thread, in the way that suits the back end.
 *
 * On a GPU padded batches that are watched (`paddedEvaluator.ts`), on the processor
 * what costs least (`plainEvaluator.ts`). Both give the same numbers.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Network } from '../../network/graph.ts';
import { chooseBatchSize } from './batchSize.ts';
import type { Evaluator, ScoringSubject } from './evaluator.ts';
import type { Compositing } from './maskedBatches.ts';
import { compositingFor } from './maskedBatches.ts';
import { paddedEvaluator } from './paddedEvaluator.ts';
import { plainEvaluator } from './plainEvaluator.ts';

/** @param compositing where pictures are put together; left out: what suits the back end */
export function createLocalEvaluator(
  options: ScoringSubject & { readonly network: Network },
  compositing: Compositing = compositingFor(tf.getBackend()),
): Evaluator {
  const size = options.batchSize ?? chooseBatchSize(options.network, tf.getBackend(), bindingLimit());
  return compositing === 'device' ? paddedEvaluator(options, Math.max(2, size)) : plainEvaluator(options, size);
}

/** Largest buffer the WebGPU device binds, or null on every other back end. */
function bindingLimit(): number | null {
  const backend = tf.backend() as { readonly device?: { readonly limits?: { maxStorageBufferBindingSize?: number } } };
  return backend.device?.limits?.maxStorageBufferBindingSize ?? null;
}
