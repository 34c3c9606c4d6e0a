/**
 * An account of what linear nodes keep for themselves, by formulas that do not use the rules' own code
 * (gradient-methods.md §6 T7, T8).
 */
import * as tf from '@tensorflow/tfjs-core';
import { applyLinear } from '../../compute/linear.ts';
import type { LinearNode } from '../../graph.ts';
import { misuse } from '../../refuse.ts';
import { ruleFor, type Role, type Rule, type RuleTable } from '../ruleTable.ts';
import { inputOf, type LinearVisit } from './linear.ts';
import { stabilised } from './share.ts';

/** Sums over everything but the samples. */
export const perSample = (x: tf.Tensor): tf.Tensor => tf.sum(tf.reshape(x, [...x.shape.slice(0, 1), -1]), 1);

/**
 * The same rules, writing down what each linear node keeps.
 * @param kept per neuron, from the node's input and relevance
 */
export function accounted(
  rules: RuleTable,
  kept: (visit: LinearVisit) => tf.Tensor,
): { rules: RuleTable; total: () => tf.Tensor } {
  const entries: tf.Tensor[] = [];
  const linear =
    (role: Role): Rule<LinearNode> =>
    (visit) => {
      entries.push(tf.keep(perSample(kept(visit))));
      const rule = ruleFor(rules, visit.node, role);
      if (rule === undefined) throw misuse(`no rule for ${visit.node.id}`);
      return rule(visit);
    };
  return {
    rules: { ...rules, linear: { first: linear('first'), hidden: linear('hidden'), last: linear('last') } },
    total: () => tf.tidy(() => entries.splice(0).reduce((a, b) => tf.add(a, b))),
  };
}

/** Relevance of neurons whose every product is 0: a bias alone fired them. */
export function bornOfBias(visit: LinearVisit): tf.Tensor {
  const size = products(visit, tf.abs, tf.abs(inputOf(visit)));
  return tf.mul(visit.state, tf.sub(1, tf.step(size)));
}

/** Share of the bias and of ε under the ε rule: `R (den − Σ x w) / den`. */
export function keptByBias(visit: LinearVisit, epsilon: number): tf.Tensor {
  const denominator = stabilised(applyLinear(visit.node, inputOf(visit)), { epsilon, unit: 'absolute' });
  const given = products(visit, (weights) => weights);
  return tf.mul(visit.state, tf.divNoNan(tf.sub(denominator, given), denominator));
}

/** Share of a bias that counts γ times more where z has its sign. */
export function keptByGamma(visit: LinearVisit, factor: number): tf.Tensor {
  const { node, state } = visit;
  const x = inputOf(visit);
  const z = applyLinear(node, x);
  const isAbove = tf.step(z);
  const ofSign = (above: tf.Tensor, below: tf.Tensor): tf.Tensor =>
    tf.add(tf.mul(isAbove, above), tf.mul(tf.sub(1, isAbove), below));
  const [up, down] = [(v: tf.Tensor) => tf.relu(v), (v: tf.Tensor) => tf.neg(tf.relu(tf.neg(v)))];
  const given = ofSign(
    tf.add(products(visit, up, up(x)), products(visit, down, down(x))),
    tf.add(products(visit, down, up(x)), products(visit, up, down(x))),
  );
  const bias = node.bias ?? tf.zerosLike(z);
  const favoured = ofSign(up(bias), down(bias));
  const denominator = tf.add(z, tf.mul(factor, tf.add(given, favoured)));
  return tf.mul(state, tf.divNoNan(tf.add(bias, tf.mul(factor, favoured)), denominator));
}

/** `Σ_i x_i w_ij` with weights changed one by one and no bias. */
function products(visit: LinearVisit, change: (weights: tf.Tensor) => tf.Tensor, x = inputOf(visit)): tf.Tensor {
  return applyLinear({ ...visit.node, weights: change(visit.node.weights), bias: null } as LinearNode, x);
}
