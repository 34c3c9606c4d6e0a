/**
 * DeepLIFT's Rescale rule as a rule table (Shrikumar et al. 2017, §3.5.1; gradient-methods.md §3.1).
 *
 * The state is a multiplier m; seeded with the slope of the score, what arrives at the
 * picture times Δpicture sums to Δscore at every stage. Linear nodes, sums, averages
 * and shapes have their adjoint, as in the gradient, and the bias drops out.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { GateNode, PoolNode } from '../../graph.ts';
import { gradientRules } from '../gradient.ts';
import { ruleFor, type Rule, type RuleTable, type Visit } from '../ruleTable.ts';
import { activationMultiplier, lrnMultiplier, maxPoolMultiplier, softmaxMultiplier } from './nonlinear.ts';
import { outputOf, type Recordings } from './recordings.ts';

/** Rules for a walk over `recordings.shown`; they read both recordings, which must outlive the walk. */
export function rescaleRules(recordings: Recordings): RuleTable {
  return {
    ...gradientRules,
    activation: (visit) => [tf.mul(visit.state, activationMultiplier(recordings, visit.node))],
    pool: (visit: Visit<PoolNode>) =>
      isMaximum(visit.node) ? [maxPoolMultiplier(recordings, visit.node, visit.state)] : byGradient(visit),
    gate: (visit: Visit<GateNode>) => byGradient({ ...visit, inputs: meansOf(recordings, visit.node) }),
    lrn: (visit) => [lrnMultiplier(recordings, visit.node, visit.state)],
    softmax: (visit) => [softmaxMultiplier(recordings, visit.node, visit.state)],
  };
}

export const isMaximum = ({ op }: PoolNode): boolean => op === 'max' || op === 'global-max';

/** The adjoint of a node that is linear, at the inputs and for the state that `visit` holds. */
export const byGradient: Rule = (visit) => ruleFor(gradientRules, visit.node, 'hidden')?.(visit) ?? [];

/** m_a = m (b' + ½ Δb): the gradient of a product where each factor is its mean over both runs. */
function meansOf({ network, shown, reference }: Recordings, node: GateNode): tf.Tensor[] {
  return node.inputs.map((id) => tf.div(tf.add(outputOf(network, shown, id), outputOf(network, reference, id)), 2));
}
