/**
 * Layer-wise relevance propagation as a rule table (Bach et al. 2015; gradient-methods.md §2).
 *
 * A recipe names a rule for each place a linear node can stand in; everything else
 * follows from it. What reaches the picture sums to what was seeded, less what biases,
 * ε and neurons without a fitting product keep.
 */
import type * as tf from '@tensorflow/tfjs-core';
import type { Role, Rule, RuleTable } from '../ruleTable.ts';
import type { LinearNode } from '../../graph.ts';
import { inputOf, zero, type LinearRule, type LinearVisit } from './linear.ts';
import { nodeRules, type Addends } from './nodes.ts';

export interface LrpRecipe {
  /** For the linear node that reads the picture; null treats it like the others. */
  readonly first: LinearRule | null;
  readonly convolution: LinearRule;
  readonly dense: LinearRule;
  /**
   * A scale per channel that stands alone (a batch norm before its rectifier): relevance passes as it is, or is
   * shared with the shift by the z rule, which is what Input × Gradient does.
   */
  readonly affine: 'pass' | 'z';
  readonly addends: Addends;
}

export function lrpRules(recipe: LrpRecipe): RuleTable {
  const linear =
    (role: Role): Rule<LinearNode> =>
    (visit) => [throughLinear(visit, role, recipe)];
  return {
    ...nodeRules(recipe.addends),
    linear: { first: linear('first'), hidden: linear('hidden'), last: linear('last') },
  };
}

function throughLinear(visit: LinearVisit, role: Role, recipe: LrpRecipe): tf.Tensor {
  if (visit.node.op === 'affine') return recipe.affine === 'z' ? zero.apply(visit) : visit.state;
  if (role === 'first' && recipe.first !== null) return recipe.first.apply(visit);
  return (isDense(visit) ? recipe.dense : recipe.convolution).apply(visit);
}

/** A 1 × 1 convolution of a single pixel is a dense layer by another name; MobileNets end in one. */
function isDense(visit: LinearVisit): boolean {
  const { node } = visit;
  if (node.op !== 'conv') return node.op === 'dense';
  const [height, width] = [...node.weights.shape.slice(0, 2)];
  const [, rows, columns] = inputOf(visit).shape;
  return height === 1 && width === 1 && rows === 1 && columns === 1;
}
