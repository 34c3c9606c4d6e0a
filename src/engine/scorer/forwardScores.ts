/**
 * The forward pass that evaluators share: two numbers for exactly the sets given.
 */
import * as tf from '@tensorflow/tfjs-core';
import { FailureError } from '../../core/failure.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { logits } from '../../network/forward.ts';
import type { Network } from '../../network/graph.ts';
import { compileAhead } from '../backend/webgpuRuntime.ts';
import { inputTensor } from '../inputTensor.ts';
import type { ScoringSubject } from './evaluator.ts';
import { confidenceAndMargin, oneHotRow } from './judge.ts';
import type { Compositing } from './maskedBatches.ts';
import { createMaskedBatches } from './maskedBatches.ts';

export type Scorable = ScoringSubject & { readonly network: Network };

/** What goes through the network: region sets, or the picture as it is, put together by nobody. */
type Shown = readonly RegionSet[] | 'picture';

export function createForward(options: Scorable, compositing: Compositing) {
  const batches = createMaskedBatches(options, compositing);
  const target = oneHotRow(options.target, options.network.classes);
  const queue = (shown: Shown): tf.Tensor2D =>
    tf.tidy(() => {
      const pictures = shown === 'picture' ? inputTensor(options.picture, options.preprocess) : batches.make(shown);
      return confidenceAndMargin(logits(options.network, pictures), target);
    });
  return {
    /** Compiles what this pass needs, where the back end compiles (`webgpuRuntime.ts`). */
    compile: (shown: Shown): Promise<void> =>
      compileAhead(() => {
        queue(shown).dispose();
      }),
    /** Everything is queued on the device when this returns; the promise is for the read-back. */
    async score(shown: Shown): Promise<Float32Array> {
      const pairs = queue(shown);
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
