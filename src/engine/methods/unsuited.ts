/** How a method says no before it starts. */
import type { Failure } from '../../core/failure.ts';
import type { MethodCard } from '../../core/methods/methodCard.ts';
import { findUnruled } from '../../network/backward.ts';
import type { Network, NodeId } from '../../network/graph.ts';
import type { RuleTable } from '../../network/rules/ruleTable.ts';
import type { MethodQuestion } from './method.ts';

/** @param detail goes on after a colon, without a full stop */
export function unsuited(card: MethodCard, network: Network, detail: string): Failure {
  return { kind: 'method-unsuited', method: card.name, model: network.name, detail };
}

/** The first node between `to` and what is explained that `rules` cannot pass, as a failure; null where there is none. */
export function refusedByRules(
  { network, target }: MethodQuestion,
  rules: RuleTable,
  to: NodeId = network.input,
): Failure | null {
  const end = target.kind === 'node' ? target.node : network.output;
  const node = findUnruled(network, rules, end, [to]);
  if (node === null) return null;
  const { name, op } = node.origin;
  return { kind: 'unsupported-node', model: network.name, node: name, op, detail: 'this method has no rule for it' };
}
