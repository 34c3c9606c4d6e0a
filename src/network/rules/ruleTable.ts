/**
 * What a reverse walk does at each kind of node: a table, so that a method is data.
 *
 * A rule gets the state at a node's output and says what it means at each input.
 * Gradient, relevance and multipliers differ in their tables only
 * (gradient-methods.md §8.1).
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Network, NetworkNode } from '../graph.ts';

/** Where a linear node stands: nothing linear before it, nothing linear after it, or in between. */
export type Role = 'first' | 'hidden' | 'last';

/** A reverse walk arriving at a node. */
export interface Visit<N extends NetworkNode = NetworkNode> {
  readonly network: Network;
  readonly node: N;
  /** State at the node's output, of the output's shape. */
  readonly state: Tensor;
  /** Recorded activations; missing only between a linear node and the rectifier fused with it. */
  readonly inputs: readonly (Tensor | undefined)[];
  readonly output: Tensor | undefined;
  /** Which inputs lead to what was asked for; states of the others are ignored. */
  readonly wanted: readonly boolean[];
}

/**
 * States per input, null where not wanted. Runs inside `tf.tidy`. Each is a new tensor or one of the visit's own, which
 * stay whose they are; never one that is kept elsewhere.
 */
export type Rule<N extends NetworkNode = NetworkNode> = (visit: Visit<N>) => readonly (Tensor | null)[];

type NodeOf<K extends NetworkNode['kind']> = Extract<NetworkNode, { kind: K }>;

/** One rule per kind, or one per role. A kind without a rule cannot be walked through. */
export type RuleTable = {
  readonly [K in NetworkNode['kind']]?: Rule<NodeOf<K>> | Readonly<Partial<Record<Role, Rule<NodeOf<K>>>>>;
};

export function ruleFor(table: RuleTable, node: NetworkNode, role: Role): Rule | undefined {
  // The table is keyed by the node's own kind, so the rule takes that node.
  const entry = table[node.kind] as Rule | Readonly<Partial<Record<Role, Rule>>> | undefined;
  return typeof entry === 'function' ? entry : entry?.[role];
}
