/**
 * DeepLIFT's RevealCancel rule as a rule table (Shrikumar et al. 2017, §3.5.2; gradient-methods.md §3.2).
 *
 * The state is a pair of multipliers along the batch axis, one for what rises and one
 * for what falls, so that effects that cancel each other are both seen. At the picture
 * Σ m⁺ Δ⁺ + m⁻ Δ⁻ = Δscore. Nodes that mix their inputs other than linearly take
 * Rescale with the multiplier of the sign their output moved in.
 */
import * as tf from '@tensorflow/tfjs-core';
import { linearAdjoint } from '../../adjoint/linear.ts';
import type { LinearNode, PoolNode } from '../../graph.ts';
import { ruleFor, type RuleTable, type Visit } from '../ruleTable.ts';
import { activationMultiplier } from './nonlinear.ts';
import { partsOf, swapped, twice } from './pairs.ts';
import { differenceOf, type Recordings } from './recordings.ts';
import { byGradient, isMaximum, rescaleRules } from './rescale.ts';
import { secant } from './secant.ts';
import { signedParts, splitOf, type Reveals, type Splits } from './split.ts';

/**
 * Rules for a walk over `recordings.shown` whose state is `[2, …]`; seed it with the slope twice.
 * @param splits of the same recordings, and made with the same `reveals`; all must outlive the walk
 */
export function revealCancelRules(recordings: Recordings, splits: Splits, reveals: Reveals): RuleTable {
  const alike = (visit: Visit) =>
    byGradient({ ...visit, inputs: visit.node.inputs.map((id) => splitOf(splits.values, id)) });
  const whole = (visit: Visit) => byTotal(recordings, visit);
  return {
    linear: (visit) => [linearMultipliers(visit, recordings, splits)],
    activation: (visit) => {
      if (!reveals(visit.node)) return [tf.mul(visit.state, twice(activationMultiplier(recordings, visit.node)))];
      const [before = ''] = visit.node.inputs;
      const [after, given] = [splitOf(splits.values, visit.node.id), splitOf(splits.values, before)];
      return [tf.mul(visit.state, secant(after, given, null))];
    },
    pool: (visit: Visit<PoolNode>) => (isMaximum(visit.node) ? whole(visit) : alike(visit)),
    sum: alike,
    shape: alike,
    gate: whole,
    lrn: whole,
    softmax: whole,
  };
}

/**
 * With u = W⁺ᵀm⁺ + W⁻ᵀm⁻ for what rises and v = W⁻ᵀm⁺ + W⁺ᵀm⁻ for what falls: u where Δ > 0, v where Δ < 0, their mean
 * where Δ = 0, that is ½ [u + v + sign(Δ) (u − v)]. An affine node keeps the parts apart.
 */
function linearMultipliers({ node, state }: Visit<LinearNode>, recordings: Recordings, splits: Splits): tf.Tensor {
  const [before = ''] = node.inputs;
  const { shape } = splitOf(splits.values, before);
  const { rising, falling } = signedParts(node);
  const ways = tf.add(linearAdjoint(rising, state, shape), linearAdjoint(falling, swapped(state), shape));
  if (node.op === 'affine') return ways;
  const [u, v] = partsOf(ways);
  const change = differenceOf(recordings, before);
  const sign = tf.sub(tf.step(change), tf.step(tf.neg(change)));
  return twice(tf.div(tf.add(tf.add(u, v), tf.mul(sign, tf.sub(u, v))), 2));
}

/** One multiplier per number: that of the sign in which the output moved. */
function byTotal(recordings: Recordings, visit: Visit): (tf.Tensor | null)[] {
  const rises = tf.step(differenceOf(recordings, visit.node.id));
  const [up, down] = partsOf(visit.state);
  const state = tf.add(down, tf.mul(rises, tf.sub(up, down)));
  const parts = ruleFor(rescaleRules(recordings), visit.node, 'hidden')?.({ ...visit, state }) ?? [];
  return parts.map((part) => (part === null ? null : twice(part)));
}
