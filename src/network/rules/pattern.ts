/**
 * PatternNet and PatternAttribution as rule tables (Kindermans et al. 2018; gradient-methods.md §4).
 *
 * The walk of the gradient with other weights: the patterns themselves, which show the
 * signal, or weights times patterns, which show how much each input contributed to it.
 * Rectifiers, max pools and averages pass a state as the gradient does; bias plays no part.
 */
import * as tf from '@tensorflow/tfjs-core';
import { linearAdjoint } from '../adjoint/linear.ts';
import type { LinearNode, Network, NodeId, SumNode } from '../graph.ts';
import { normalisedPattern, patternNodes, weightsOf, type Patterns } from '../patterns/patterns.ts';
import { misuse } from '../refuse.ts';
import { gradientRules } from './gradient.ts';
import { ruleFor, type RuleTable, type Visit } from './ruleTable.ts';

export type PatternKind = 'signal' | 'attribution';

/** What takes the place of the weights, by node; the caller disposes the tensors. */
export type BackwardWeights = ReadonlyMap<NodeId, tf.Tensor>;

/** @throws FailureError *internal* where `patterns` are not those of this network */
export function backwardWeights(network: Network, patterns: Patterns, kind: PatternKind): BackwardWeights {
  const kept = tf.tidy(() => {
    const made: Record<NodeId, tf.Tensor> = {};
    for (const one of patternNodes(network)) {
      const values = patterns.get(one.node.id);
      if (values === undefined) throw misuse(`there is no pattern for ${one.node.id}`);
      const pattern = normalisedPattern(one, values);
      made[one.node.id] = kind === 'signal' ? pattern : tf.mul(pattern, weightsOf(one));
    }
    for (const node of network.nodes)
      if (node.kind === 'linear' && node.op === 'affine') made[node.id] = ofAffine(node.weights, kind);
    return made;
  });
  return new Map(Object.entries(kept));
}

/** One input only: wᵀa = 1 makes a = 1 / w. */
function ofAffine(weights: tf.Tensor, kind: PatternKind): tf.Tensor {
  const used = tf.step(tf.abs(weights));
  return kind === 'attribution' ? used : tf.div(used, tf.add(weights, tf.sub(1, used)));
}

export function patternRules(weights: BackwardWeights): RuleTable {
  return {
    ...gradientRules,
    linear: ({ node, state, inputs: [x] }: Visit<LinearNode>) => {
      const pattern = weightsAt(weights, node.id);
      // Of the same shape as the node's own weights, which the type of each op fixes.
      return [linearAdjoint({ ...node, weights: pattern } as LinearNode, state, x?.shape ?? [])];
    },
    sum: (visit: Visit<SumNode>) => {
      const shares = tf.unstack(weightsAt(weights, visit.node.id));
      return shares.map((share, branch) => {
        const parts = ruleFor(gradientRules, visit.node, 'hidden')?.({ ...visit, state: tf.mul(visit.state, share) });
        return parts?.[branch] ?? null;
      });
    },
  };
}

function weightsAt(weights: BackwardWeights, id: NodeId): tf.Tensor {
  const found = weights.get(id);
  if (found === undefined) throw misuse(`there is no pattern for ${id}`);
  return found;
}
