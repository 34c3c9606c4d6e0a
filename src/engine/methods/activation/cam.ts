/**
 * CAM (Zhou et al. 2016): on a network whose logits are weighted means of one feature map, what each place
 * adds to the logit, `Σ_k W_kc A_k / Z` with Z places (attribution.md §A.1).
 *
 * Divided by Z as in the paper, whose weights belong to the sum over places and not to the mean: so the
 * map sums to the logit less its bias, and is the Grad-CAM of that layer. No gradient is needed.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { camCard } from '../../../core/methods/activation/cam.ts';
import type { AverageHead } from '../../../network/averageHead.ts';
import { averageHead } from '../../../network/averageHead.ts';
import { run } from '../../../network/forward.ts';
import type { Network } from '../../../network/graph.ts';
import { misuse } from '../../../network/refuse.ts';
import { mapResult } from '../mapResult.ts';
import type { MapResult, MapSnapshot, Method, MethodContext } from '../method.ts';
import { readMap } from '../readMap.ts';
import { classWeights } from '../score.ts';
import { unsuited } from '../unsuited.ts';

export const cam: Method = {
  card: camCard,
  refusal: ({ network, target }) => {
    if (target.kind === 'node') return unsuited(camCard, network, 'it explains classes, not the mean of a node');
    if (averageHead(network) !== null) return null;
    return unsuited(camCard, network, 'its logits are not weighted means of one feature map');
  },
  async *run(context): AsyncGenerator<MapSnapshot, MapResult, void> {
    const started = performance.now();
    const head = headOf(context.network);
    const { map, due } = tf.tidy(() => shares(context, head));
    const [raw, [expected = 0]] = await Promise.all([readMap(map, true), due.data<'float32'>()]);
    due.dispose();
    yield { raw, step: 1, steps: 1 };
    const completeness = { sum: raw.values.reduce((sum, value) => sum + value, 0), due: expected };
    const passes = { forwards: 1, backwards: 0 };
    return mapResult({ card: camCard, context, options: {}, raw, passes, started, completeness });
  },
};

function headOf(network: Network): AverageHead {
  const head = averageHead(network);
  if (head === null) throw misuse(`${network.name} has no average head`);
  return head;
}

/** The map `[1, h, w, 1]`, and the logit less its bias. */
function shares({ network, input, target }: MethodContext, { layer, weights, bias }: AverageHead) {
  if (target.kind === 'node') throw misuse('CAM explains classes');
  const [activation, logits] = run(network, new Map([[network.input, input]]), [layer, network.output]);
  const [, height, width, channels] = (activation as Tensor4D).shape;
  const row = classWeights(target, network.classes);
  const column = tf.div<Tensor2D>(tf.matMul(weights, row, false, true), height * width);
  const flat = tf.reshape<tf.Rank.R2>(activation as Tensor4D, [height * width, channels]);
  const unbiased = bias === null ? (logits as Tensor2D) : tf.sub(logits as Tensor2D, bias);
  return {
    map: tf.reshape(tf.matMul(flat, column), [1, height, width, 1]),
    due: tf.sum(tf.mul(unbiased, row)),
  };
}
