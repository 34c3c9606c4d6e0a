/**
 * Relevance as the tests of this folder want it: of small networks and of single nodes.
 */
import * as tf from '@tensorflow/tfjs-core';
import { record, walk } from '../../backward.ts';
import type { LinearNode, Network, NetworkNode } from '../../graph.ts';
import { oneHot } from '../../gradient.fixture.ts';
import { misuse } from '../../refuse.ts';
import type { RuleTable, Visit } from '../ruleTable.ts';
import { epsilon, zero, type LinearRule } from './linear.ts';
import type { LrpRecipe } from './lrp.ts';

/** One rule for every linear node. */
export const everywhere = (rule: LinearRule, change: Partial<LrpRecipe> = {}): LrpRecipe => ({
  first: null,
  convolution: rule,
  dense: rule,
  affine: 'z',
  addends: 'same sign',
  ...change,
});

/** What LRP-0 and ε want of everything else. */
export const plain = (rule: LinearRule = zero): LrpRecipe => everywhere(rule, { addends: 'all' });

export const dampened = plain(epsilon({ epsilon: 1e-2, unit: 'absolute' }));

/** Relevance of every input value of two pictures, and the logits it comes from, both `[2, …]`. */
export function relevance(network: Network, x: tf.Tensor, rules: RuleTable): { map: tf.Tensor; due: tf.Tensor } {
  return tf.tidy(() => {
    const recording = record(network, x);
    const logits = recording.values.get(network.output);
    if (logits === undefined) throw misuse('no logits');
    const seed = tf.mul(oneHot(network.classes), logits);
    const [map] = walk(network, recording, rules, { node: network.output, state: seed }, [network.input]);
    if (map === undefined) throw misuse('no map');
    return { map, due: tf.sum(seed, 1) };
  });
}

const origin = { name: 'n', op: 'test' };

export function denseNode(weights: number[][], bias: number[] | null = null): LinearNode {
  return {
    id: 'n',
    origin,
    inputs: ['x'],
    kind: 'linear',
    op: 'dense',
    weights: tf.tensor2d(weights),
    bias: bias === null ? null : tf.tensor1d(bias),
  };
}

/** A network of one node, its inputs fed from outside; what a visit to the node needs to know of the graph. */
export function aroundNode(node: NetworkNode, nonNegative = false): Network {
  const sources: NetworkNode[] = node.inputs.map((id) =>
    nonNegative
      ? { id, origin, inputs: [], kind: 'activation', name: 'relu', alpha: null, bounds: null, slopes: null }
      : { id, origin, inputs: [], kind: 'input' },
  );
  const nodes = [...sources, node];
  return {
    name: 'one node',
    nodes,
    byId: new Map(nodes.map((one) => [one.id, one])),
    input: node.inputs[0] ?? '',
    output: node.id,
    inputShape: [1, 1, 1],
    classes: 1,
    dispose: () => undefined,
  };
}

/** A visit to a node on its own. */
export function visitTo<N extends NetworkNode>(
  node: N,
  state: tf.Tensor,
  inputs: readonly tf.Tensor[],
  output?: tf.Tensor,
): Visit<N> {
  return { network: aroundNode(node), node, state, inputs, output, wanted: inputs.map(() => true) };
}

/** What a rule makes of numbers at one dense node. */
export async function shares(rule: LinearRule, node: LinearNode, x: number[], state: number[]): Promise<number[]> {
  const result = rule.apply(visitTo(node, tf.tensor2d([state]), [tf.tensor2d([x])]));
  return Array.from(await result.data(), (value) => value + 0);
}
