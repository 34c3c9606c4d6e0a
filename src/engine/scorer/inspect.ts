/**
 * What the network makes of a few region sets, in full: every class, for the
 * inspector and for a person's own sets. The search never calls this; it reads
 * two numbers per set (`localEvaluator.ts`).
 */
import * as tf from '@tensorflow/tfjs-core';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { logits } from '../../network/forward.ts';
import type { Network } from '../../network/graph.ts';
import type { MaskedSubject } from './evaluator.ts';
import { compositingFor, createMaskedBatches } from './maskedBatches.ts';

/** Softmax probabilities of every class, one array per set, in order; one picture at a time, since sets are few. */
export async function inspectSets(
  subject: MaskedSubject & { readonly network: Network },
  sets: readonly RegionSet[],
): Promise<Float32Array[]> {
  const batches = createMaskedBatches(subject, compositingFor(tf.getBackend()));
  const answers: Float32Array[] = [];
  try {
    for (const set of sets) {
      const probabilities = tf.tidy(() => tf.softmax(logits(subject.network, batches.make([set]))));
      answers.push(await probabilities.data<'float32'>());
      probabilities.dispose();
    }
  } finally {
    batches.dispose();
  }
  return answers;
}
