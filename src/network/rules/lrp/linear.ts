/**
 * Relevance through a linear node: nine ways to share a neuron's relevance out among its inputs.
 *
 * All share in proportion to products `x_i w_ij` (or what stands for them), and differ
 * in which products count and what else the denominator holds. Formulas and defaults:
 * gradient-methods.md §2.2; every rule is named as there. A rule gives the relevance of
 * the node's input, and says what it costs beside the recorded run.
 */
import * as tf from '@tensorflow/tfjs-core';
import { linearAdjoint } from '../../adjoint/linear.ts';
import { applyLinear } from '../../compute/linear.ts';
import { derived } from '../../derived.ts';
import type { LinearNode } from '../../graph.ts';
import { misuse } from '../../refuse.ts';
import type { Visit } from '../ruleTable.ts';
import { activators, handBack, inhibitors, negative, positive, total } from './parts.ts';
import { isFilled, ratio, stabilised, type Stabiliser } from './share.ts';
import { signsOf } from './signs.ts';

export type LinearVisit = Visit<LinearNode>;

export interface LinearRule {
  readonly apply: (visit: LinearVisit) => tf.Tensor;
  /** Passes through the node, each way, where its input is never negative, as behind a rectifier. */
  readonly passes: { readonly forwards: number; readonly backwards: number };
}

/** LRP-0, the z rule: `x ⊙ L_Wᵀ(R ⊘ z)`; the bias in z takes its share and keeps it. */
export const zero: LinearRule = {
  apply: (visit) => allProducts(visit, ratio(visit.state, preActivation(visit))),
  passes: { forwards: 1, backwards: 1 },
};

/** `x ⊙ L_Wᵀ(R / stab(z))`; ε takes a share too, most where z is small. */
export const epsilon = (stabiliser: Stabiliser): LinearRule => ({
  apply: (visit) => allProducts(visit, ratio(visit.state, stabilised(preActivation(visit), stabiliser))),
  passes: zero.passes,
});

/** z⁺: only products above 0 count; bias ignored. Relevance of a neuron that has none is lost. */
export const zPlus: LinearRule = {
  apply: (visit) => {
    const parts = activators(visit.node, inputOf(visit), isNonNegative(visit));
    return handBack(visit.node, parts, ratio(visit.state, total(visit.node, parts)));
  },
  passes: { forwards: 1, backwards: 1 },
};

/**
 * α-β with β = α − 1: α shares of products above 0, less β shares of those below. Where one side is empty the other
 * takes all. A *split* bias counts on the side of its sign and keeps its share; an *ignored* one does not count.
 * @param alpha ≥ 1
 */
export const alphaBeta = (alpha: number, bias: 'split' | 'ignored'): LinearRule =>
  bySign((visit, sums) => {
    const own = bias === 'split' ? visit.node.bias : null;
    const above = own === null ? sums.above : tf.add(sums.above, positive(own));
    const below = own === null ? sums.below : tf.add(sums.below, negative(own));
    const [hasAbove, hasBelow] = [isFilled(above), isFilled(below)];
    // α where both sides are filled, 1 where only products above 0 are there, 0 where only those below 0 are.
    const toAbove = tf.add(1, tf.mul(alpha - 1, tf.mul(hasAbove, hasBelow)));
    const toBelow = tf.sub(1, tf.mul(hasAbove, tf.mul(alpha, hasBelow)));
    return {
      above: ratio(tf.mul(visit.state, toAbove), above),
      below: ratio(tf.mul(visit.state, toBelow), below),
    };
  });

/**
 * Generalised γ: all products count, and those of z's own sign γ times more; so does the bias.
 * With γ = 0 the ε rule, with γ → ∞ z^sgn.
 */
export const gamma = (factor: number, stabiliser: Stabiliser): LinearRule =>
  bySign((visit, { above, below }) => {
    const { bias } = visit.node;
    const z = tf.add(above, bias === null ? below : tf.add(below, bias));
    const isAbove = tf.step(z);
    const isBelow = tf.step(tf.neg(z));
    const favoured = tf.add(
      tf.mul(isAbove, bias === null ? above : tf.add(above, positive(bias))),
      tf.mul(isBelow, bias === null ? below : tf.add(below, negative(bias))),
    );
    const quotient = ratio(visit.state, stabilised(tf.add(z, tf.mul(factor, favoured)), stabiliser));
    return {
      above: tf.mul(quotient, tf.add(1, tf.mul(factor, isAbove))),
      below: tf.mul(quotient, tf.add(1, tf.mul(factor, isBelow))),
    };
  });

/**
 * z^sgn: only products of the output's own sign count, or the others where there are none; the bias only picks the
 * side. At a rectified output that is z⁺ that loses nothing but what a bias alone fired.
 */
export const zSign: LinearRule = bySign((visit, { above, below }) => {
  const { bias } = visit.node;
  const z = tf.add(above, bias === null ? below : tf.add(below, bias));
  const [hasAbove, hasBelow] = [isFilled(above), isFilled(below)];
  const prefersBelow = tf.step(tf.neg(z));
  const toBelow = tf.add(tf.mul(prefersBelow, hasBelow), tf.mul(tf.sub(1, prefersBelow), tf.sub(1, hasAbove)));
  return {
    above: ratio(tf.mul(visit.state, tf.sub(1, toBelow)), above),
    below: ratio(tf.mul(visit.state, toBelow), below),
  };
});

/**
 * The rule of Deep Taylor's hidden layers (gradient-methods.md §2.5): z⁺ where a rectifier follows, z^sgn where an
 * output may be negative and z⁺ would lose relevance.
 */
export const zPlusOrSign: LinearRule = {
  apply: (visit) => (signsOf(visit.network).rectified.has(visit.node.id) ? zPlus : zSign).apply(visit),
  passes: zPlus.passes,
};

/** 1 at inputs that take part, 0 at padding; everywhere 1 for a layer inside the network. */
type Coverage = 'everywhere' | ((visit: LinearVisit) => tf.Tensor);

/** w²: shares go by squared weights, whatever the input is. */
export const wSquare = (coverage: Coverage): LinearRule => whateverTheInput(coverage, (weights) => tf.square(weights));

/** Flat: every input gets the same share, whatever the weights are. */
export const flat = (coverage: Coverage): LinearRule => whateverTheInput(coverage, (weights) => tf.onesLike(weights));

/**
 * z^B: products of weights and the distance to the bound that speaks against them, `(x − lo) w⁺` and `(x − hi) w⁻`,
 * none of which is negative. For the first layer, whose inputs are bounded; bias ignored.
 */
export const zBox = (boundsOf: (visit: LinearVisit) => { low: tf.Tensor; high: tf.Tensor }): LinearRule => ({
  apply: (visit) => {
    const { node, state } = visit;
    const x = inputOf(visit);
    const { low, high } = boundsOf(visit);
    const parts = [
      { x: tf.sub(x, low), weights: positive(node.weights) },
      { x: tf.sub(x, high), weights: negative(node.weights) },
    ];
    return handBack(node, parts, ratio(state, total(node, parts)));
  },
  passes: { forwards: 2, backwards: 2 },
});

interface BySign {
  /** Of products above 0, and of those below. */
  readonly above: tf.Tensor;
  readonly below: tf.Tensor;
}

/** A rule that treats products above and below 0 apart: from their sums per neuron to the quotients that go back. */
function bySign(quotients: (visit: LinearVisit, sums: BySign) => BySign): LinearRule {
  return {
    apply: (visit) => {
      const { node } = visit;
      const x = inputOf(visit);
      const above = activators(node, x, isNonNegative(visit));
      const below = inhibitors(node, x, isNonNegative(visit));
      const shares = quotients(visit, { above: total(node, above), below: total(node, below) });
      return tf.add(handBack(node, above, shares.above), handBack(node, below, shares.below));
    },
    passes: { forwards: 2, backwards: 2 },
  };
}

function whateverTheInput(coverage: Coverage, make: (weights: tf.Tensor) => tf.Tensor): LinearRule {
  return {
    apply: (visit) => {
      const x = coverage === 'everywhere' ? tf.ones([1, ...inputOf(visit).shape.slice(1)]) : coverage(visit);
      const parts = [{ x, weights: make(visit.node.weights) }];
      return handBack(visit.node, parts, ratio(visit.state, total(visit.node, parts)));
    },
    passes: { forwards: 1, backwards: 1 },
  };
}

/** `x ⊙ L_Wᵀ(quotient)` with the node's own weights, whose flipped kernels the gradient needs as well. */
function allProducts(visit: LinearVisit, quotient: tf.Tensor): tf.Tensor {
  const { network, node } = visit;
  const x = inputOf(visit);
  const adjoint = linearAdjoint(node, quotient, x.shape, (name, make) => derived(network, `${node.id}/${name}`, make));
  return tf.mul(x, adjoint);
}

/** Of a node fused with its rectifier nothing is recorded but the input. */
function preActivation(visit: LinearVisit): tf.Tensor {
  return visit.output ?? applyLinear(visit.node, inputOf(visit));
}

function isNonNegative({ network, node }: LinearVisit): boolean {
  return node.inputs.every((id) => signsOf(network).nonNegative.has(id));
}

export function inputOf(visit: Visit): tf.Tensor {
  const [input] = visit.inputs;
  if (input === undefined) throw misuse(`the input of ${visit.node.id} was not recorded`);
  return input;
}
