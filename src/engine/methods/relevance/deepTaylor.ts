/**
 * Deep Taylor decomposition (Montavon et al. 2017; gradient-methods.md §2.5).
 *
 * Every neuron's relevance is expanded to first order about a point where it is 0; with
 * rectifiers that comes to rules that share by positive products, so no pixel gets less
 * than nothing and all together get ReLU(logit). Two classes compared give the
 * difference of their maps, which has both signs.
 */
import * as tf from '@tensorflow/tfjs-core';
import { deepTaylorCard } from '../../../core/methods/relevance/deepTaylor.ts';
import type { NetworkNode } from '../../../network/graph.ts';
import { zPlusOrSign, zSign } from '../../../network/rules/lrp/linear.ts';
import { isRectifier } from '../../../network/rules/lrp/signs.ts';
import type { Method, MethodQuestion } from '../method.ts';
import { relevanceMethod } from './lrpMethod.ts';
import { firstRuleNamed } from './lrpRules.ts';

const byRules = relevanceMethod({
  card: deepTaylorCard,
  recipeOf: (options, bounds) => {
    const hidden = options['hidden'] === 'z-sign' ? zSign : zPlusOrSign;
    const first = firstRuleNamed(options['first'], options, bounds);
    return { first, convolution: hidden, dense: hidden, affine: 'pass', addends: 'same sign' };
  },
  seedOf: (output, slope) => tf.mul(tf.relu(output), slope),
});

export const deepTaylor: Method = {
  ...byRules,
  refusal: (question) => {
    const node = smoothActivation(question);
    if (node === undefined) return byRules.refusal(question);
    const { name, op } = node.origin;
    const detail = 'Deep Taylor decomposition expands rectifiers only';
    return { kind: 'unsupported-node', model: question.network.name, node: name, op, detail };
  },
};

/** An activation that is no rectifier, on the way from the picture to what is explained. */
function smoothActivation({ network, target }: MethodQuestion): NetworkNode | undefined {
  const needed = new Set([target.kind === 'node' ? target.node : network.output]);
  for (const { id, inputs } of network.nodes.toReversed()) {
    if (needed.has(id)) for (const input of inputs) needed.add(input);
  }
  return network.nodes.find((node) => needed.has(node.id) && node.kind === 'activation' && !isRectifier(node));
}
