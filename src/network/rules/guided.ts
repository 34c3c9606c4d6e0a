/**
 * Guided backpropagation as a rule table (Springenberg et al. 2015; gradient-methods.md §1): a rectifier
 * passes what is positive, and only where it was itself on: `s⁺ ⊙ g(z)`. Every other node is as for the gradient.
 */
import * as tf from '@tensorflow/tfjs-core';
import { gradientRules } from './gradient.ts';
import type { RuleTable } from './ruleTable.ts';
import { ruleFor } from './ruleTable.ts';

export const guidedRules: RuleTable = {
  ...gradientRules,
  activation: (visit) => {
    const gradient = ruleFor(gradientRules, visit.node, 'hidden');
    return gradient?.({ ...visit, state: tf.relu(visit.state) }) ?? [null];
  },
};
