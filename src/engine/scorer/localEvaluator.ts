/**
 * Forward passes in this thread, in the way that suits the back end.
 *
 * On a GPU padded batches that are watched (`paddedEvaluator.ts`), on the processor
 * what costs least (`plainEvaluator.ts`). Both give the same numbers.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Network } from '../../network/graph.ts';
import { webgpuDevice } from '../backend/webgpuRuntime.ts';
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
  const bindingLimit = webgpuDevice()?.limits.maxStorageBufferBindingSize ?? null;
  const size = options.batchSize ?? chooseBatchSize(options.network, tf.getBackend(), bindingLimit);
  if (compositing === 'host') return plainEvaluator(options, size);
  return paddedEvaluator(options, compositing, Math.max(2, size));
}
