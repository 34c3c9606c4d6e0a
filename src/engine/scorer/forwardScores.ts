/**
 * The forward pass that evaluators share: two numbers for exactly the sets given.
 */
import * as tf from '@tensorflow/tfjs-core';
import { FailureError } from '../../core/failure.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { logits } from '../../network/forward.ts';
import type { Network } from '../../network/graph.ts';
import { compileAhead } from '../backend/webgpuRuntime.ts';
import type { ScoringSubject } from './evaluator.ts';
import { confidenceAndMargin, oneHotRow } from './judge.ts';
import type { Compositing } from './maskedBatches.ts';
import { createMaskedBatches } from './maskedBatches.ts';

export type Scorable = ScoringSubject & { readonly network: Network };

export function createForward(options: Scorable, compositing: Compositing) {
  const batches = createMaskedBatches(options, compositing);
  const target = oneHotRow(options.target, options.network.classes);
  const queue = (sets: readonly RegionSet[]): tf.Tensor2D =>
    tf.tidy(() => confidenceAndMargin(logits(options.network, batches.make(sets)), target));
  return {
    /** Compiles what a pass over so many sets needs, where the back end compiles (`webgpuRuntime.ts`). */
    compile: (sets: readonly RegionSet[]): Promise<void> =>
      compileAhead(() => {
        queue(sets).dispose();
      }),
    /** Everything is queued on the device when this returns; the promise is for the read-back. */
    async score(sets: readonly RegionSet[]): Promise<Float32Array> {
      const pairs = queue(sets);
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

export function checkLength(sets: readonly RegionSet[], most: number): void {
  if (sets.length > most) {
    throw new FailureError({ kind: 'internal', detail: `${sets.length} region sets in a batch of at most ${most}` });
  }
}
