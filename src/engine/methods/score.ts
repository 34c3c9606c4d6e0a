/**
 * What a method explains: a number per picture that has a gradient.
 *
 * In the program it is a target of a network; tests put scores there whose
 * gradients are known in closed form. Works on whatever back end is set, because
 * the gradient comes from our own reverse walk.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Target } from '../../core/methods/target.ts';
import { record, walk } from '../../network/backward.ts';
import { run } from '../../network/forward.ts';
import type { Network, NodeId } from '../../network/graph.ts';
import { gradientRules } from '../../network/rules/gradient.ts';
import { oneHotRow } from '../scorer/judge.ts';

export interface PictureScore {
  /** `[n, height, width, 3]` → `[n]`. */
  value(pictures: Tensor4D): Tensor1D;
  /** The same with the gradient of each picture's own score, `[n, height, width, 3]`. */
  valueAndGradient(pictures: Tensor4D): { readonly value: Tensor1D; readonly gradient: Tensor4D };
}

/** How a class is taken: by its logit, or by its softmax probability. Means nothing for a node's mean. */
export type ScoreKind = 'logit' | 'confidence';

export interface TargetScore extends PictureScore {
  /** The node the number is read from; a reverse walk starts there. */
  readonly end: NodeId;
  /** From that node's recorded output: the number per sample `[n]`, and its slope, of the output's shape. */
  judge(output: Tensor): { readonly value: Tensor1D; readonly slope: Tensor };
}

/** The gradient needs every node on the way to have a rule (*unsupported-node*). */
export function scoreOf(network: Network, target: Target, kind: ScoreKind): TargetScore {
  const end = target.kind === 'node' ? target.node : network.output;
  const judge = judgeOf(network, target, kind);
  return {
    end,
    judge,
    value: (pictures) =>
      tf.tidy(() => {
        const [output] = run(network, new Map([[network.input, pictures]]), [end]);
        return judge(output as Tensor).value;
      }),
    valueAndGradient: (pictures) =>
      tf.tidy(() => {
        const recording = record(network, pictures, network.input, end);
        const { value, slope } = judge(recording.values.get(end) as Tensor);
        const [gradient] = walk(network, recording, gradientRules, { node: end, state: slope }, [network.input]);
        return { value, gradient: gradient as Tensor4D };
      }),
  };
}

function judgeOf(network: Network, target: Target, kind: ScoreKind): TargetScore['judge'] {
  if (target.kind === 'node') return nodeMean;
  const weights = () => classWeights(target, network.classes);
  return kind === 'logit'
    ? (output) => tf.tidy(() => logitJudge(output as Tensor2D, weights()))
    : (output) => tf.tidy(() => confidenceJudge(output as Tensor2D, weights()));
}

/** `[1, classes]`: 1 at the class, −1 at the one it is compared with. */
export function classWeights(target: Extract<Target, { kind: 'class' }>, classes: number): Tensor2D {
  const row = oneHotRow(target.index, classes);
  return target.against === null ? row : tf.sub(row, oneHotRow(target.against, classes));
}

function logitJudge(logits: Tensor2D, weights: Tensor2D): { value: Tensor1D; slope: Tensor2D } {
  return {
    value: tf.sum<Tensor1D>(tf.mul(logits, weights), 1),
    slope: tf.mul(weights, tf.ones([logits.shape[0], 1])),
  };
}

/** s = Σ w p and ∂s/∂z = p ⊙ (w − s). */
function confidenceJudge(logits: Tensor2D, weights: Tensor2D): { value: Tensor1D; slope: Tensor2D } {
  const probabilities = tf.softmax(logits);
  const column = tf.sum(tf.mul(probabilities, weights), 1, true);
  return {
    value: tf.reshape<tf.Rank.R1>(column, [-1]),
    slope: tf.mul(probabilities, tf.sub(weights, column)),
  };
}

function nodeMean(output: Tensor): { value: Tensor1D; slope: Tensor } {
  return tf.tidy(() => {
    const [samples = 1] = output.shape;
    const count = output.size / samples;
    return {
      value: tf.mean<Tensor1D>(tf.reshape(output, [samples, count]), 1),
      slope: tf.fill(output.shape, 1 / count),
    };
  });
}
