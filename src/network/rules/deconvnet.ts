/**
 * DeConvNet as a rule table (Zeiler and Fergus 2014; gradient-methods.md §1): a rectifier passes what is
 * positive, whether it was on or not: `s⁺`. Every other node is as for the gradient; a max pool sends its
 * state to where the maximum was, which is what the paper's switches do.
 */
import * as tf from '@tensorflow/tfjs-core';
import { gradientRules } from './gradient.ts';
import type { RuleTable } from './ruleTable.ts';

export const deconvnetRules: RuleTable = {
  ...gradientRules,
  activation: ({ state }) => [tf.relu(state)],
};
