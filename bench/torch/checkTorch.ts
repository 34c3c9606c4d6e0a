/** Whether PyTorch runs the very network that we do. */
import * as tf from '@tensorflow/tfjs-core';
import { setOf } from '../../src/core/regions/regionSet.ts';
import type { ScoringSubject } from '../../src/engine/scorer/evaluator.ts';
import { preprocessedCompositor } from '../../src/engine/scorer/preprocessedCompositor.ts';
import { logits } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/graph.ts';
import { checkLogits } from '../peers/checkLogits.ts';
import type { TorchFlow } from './torch.ts';

/** Compares the logits of a masked picture of the subject that PyTorch was opened for. @throws Error where they differ */
export async function checkTorch(torch: TorchFlow, network: Network, subject: ScoringSubject): Promise<void> {
  const set = setOf([8, 9, 16, 17, 24, 32]);
  const compositor = preprocessedCompositor(subject);
  const { width, height } = compositor;
  const picture = new Float32Array(height * width * 3);
  compositor.into(set, picture, 0);
  const answer = tf.tidy(() => logits(network, tf.tensor4d(picture, [1, height, width, 3])));
  const expected = await answer.data<'float32'>();
  answer.dispose();
  checkLogits(torch.name, await torch.logits(set), expected);
}
