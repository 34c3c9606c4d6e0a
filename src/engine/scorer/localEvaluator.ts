/**
 * Forward passes in this thread, in the way that suits the back end.
 *
 * On a GPU padded batches that are watched (`paddedEvaluator.ts`), on the processor
 * only what a set changes (`incrementalEvaluator.ts`) or, where that does not pay, whole
 * passes (`plainEvaluator.ts`). All give the same numbers.
 */
import * as tf from '@tensorflow/tfjs-core';
import { webgpuDevice } from '../backend/webgpuRuntime.ts';
import { chooseBatchSize } from './batchSize.ts';
import type { Evaluator } from './evaluator.ts';
import type { Scorable } from './forwardScores.ts';
import { incrementalEvaluator } from './incrementalEvaluator.ts';
import { layoutFor } from './layoutFor.ts';
import type { Compositing } from './maskedBatches.ts';
import { compositingFor } from './maskedBatches.ts';
import { paddedEvaluator } from './paddedEvaluator.ts';
import { plainEvaluator } from './plainEvaluator.ts';

/** @param compositing where pictures are put together; left out: what suits the back end */
export function createLocalEvaluator(
  options: Scorable,
  compositing: Compositing = compositingFor(tf.getBackend()),
): Evaluator {
  const bindingLimit = webgpuDevice()?.limits.maxStorageBufferBindingSize ?? null;
  const size = options.batchSize ?? chooseBatchSize(options.network, tf.getBackend(), bindingLimit);
  if (compositing === 'host') return hostEvaluator(options, size);
  return paddedEvaluator(options, compositing, Math.max(2, size));
}

/** @param size most pictures in one pass */
function hostEvaluator(options: Scorable, size: number): Evaluator {
  const layout = layoutFor(options);
  return layout.stretches.length === 0 ? plainEvaluator(options, size) : incrementalEvaluator(options, layout);
}
