/**
 * Masked pictures scored the plain way: composited whole, through the whole network, nothing kept.
 *
 * What the published flow and every peer pay per picture. Apart from the product's scorer
 * on purpose: what makes that one faster must not make this one faster too.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { RegionSet } from '../src/core/regions/regionSet.ts';
import type { ScoringSubject } from '../src/engine/scorer/evaluator.ts';
import { confidenceAndMargin, oneHotRow } from '../src/engine/scorer/judge.ts';
import { preprocessedCompositor } from '../src/engine/scorer/preprocessedCompositor.ts';
import { logits } from '../src/network/forward.ts';
import type { Network } from '../src/network/graph.ts';

export interface FullForward {
  /** Confidence and margin of one set. */
  readonly score: (set: RegionSet) => Promise<Float32Array>;
  readonly dispose: () => void;
}

export function openFullForward(network: Network, subject: ScoringSubject): FullForward {
  const compositor = preprocessedCompositor(subject);
  const { width, height } = compositor;
  const target = oneHotRow(subject.target, network.classes);
  const picture = new Float32Array(height * width * 3);
  return {
    async score(set) {
      compositor.into(set, picture, 0);
      const pair = tf.tidy(() =>
        confidenceAndMargin(logits(network, tf.tensor4d(picture, [1, height, width, 3])), target),
      );
      const values = await pair.data<'float32'>();
      pair.dispose();
      return values;
    },
    dispose() {
      target.dispose();
    },
  };
}
