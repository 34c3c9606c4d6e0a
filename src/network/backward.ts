/**
 * The reverse walker: carries a state from one node back to others, by a table of rules.
 *
 * First `record` a forward run, then `walk` it, any number of times. Where a tensor
 * has several consumers their states add up. Knows no rule (`rules/`): gradient,
 * relevance and the like are all walks.
 */
import * as tf from '@tensorflow/tfjs-core';
import { alias } from './alias.ts';
import { checkSize, execute } from './forward.ts';
import type { Network, NetworkNode, NodeId } from './graph.ts';
import { planSteps } from './plan.ts';
import { misuse, unsupported } from './refuse.ts';
import { rolesOf } from './roles.ts';
import { ruleFor, type Rule, type RuleTable } from './rules/ruleTable.ts';

/** Activations of a forward run; dispose it when no walk needs it any more. */
export interface Recording {
  /** By node; a linear node fused with its rectifier is left out. Owned by the recording. */
  readonly values: ReadonlyMap<NodeId, tf.Tensor>;
  dispose(): void;
}

/** Where a walk starts, and the state there, of that node's shape; owned by the caller. */
export interface Seed {
  readonly node: NodeId;
  readonly state: tf.Tensor;
}

/**
 * Runs from `from` (default: the picture) to `to` (default: the logits) and keeps every activation between.
 * @param x what `from` gives: preprocessed pictures `[n, h, w, c]`, or an activation; owned by the caller
 */
export function record(network: Network, x: tf.Tensor, from = network.input, to = network.output): Recording {
  const feeds = new Map([[from, x]]);
  const steps = planSteps(network, new Set([from]), [to], (id) => id === to);
  checkSize(network, feeds, steps);
  const all = new Set(network.byId.keys());
  const kept = tf.tidy(() => {
    const values = execute(steps, feeds, all);
    return Object.fromEntries([...values].map(([id, value]) => [id, value === x ? alias(x) : value]));
  });
  return {
    values: new Map(Object.entries(kept)),
    dispose: () => {
      tf.dispose(kept);
    },
  };
}

/**
 * States at `fetches`, in order, that `seed` causes. The caller owns them.
 * @throws FailureError *unsupported-node*, before anything is computed, where a node on the way has no rule
 */
export function walk(
  network: Network,
  recording: Recording,
  rules: RuleTable,
  seed: Seed,
  fetches: readonly NodeId[],
): tf.Tensor[] {
  const onPath = pathBetween(network, recording, fetches, seed.node);
  const stops = planStops(network, rules, onPath);
  return tf.tidy(() => {
    const states = new Map<NodeId, tf.Tensor>([[seed.node, alias(seed.state)]]);
    for (const { node, rule } of stops) {
      const state = states.get(node.id);
      if (state === undefined) throw misuse(`no state reached ${node.id}`);
      const results = tf.tidy(() => visit(network, recording, node, rule, state, states, onPath));
      for (const [id, result] of Object.entries(results)) {
        states.get(id)?.dispose();
        states.set(id, result);
      }
      if (fetches.includes(node.id)) continue;
      state.dispose();
      states.delete(node.id);
    }
    return fetches.map((id, place) => {
      const state = states.get(id);
      if (state === undefined) throw misuse(`no state reached ${id}`);
      return fetches.indexOf(id) < place ? alias(state) : state;
    });
  });
}

interface Stop {
  readonly node: NetworkNode;
  readonly rule: Rule;
}

/** Applies one rule and returns the new state of every input it reaches. */
function visit(
  network: Network,
  recording: Recording,
  node: NetworkNode,
  rule: Rule,
  state: tf.Tensor,
  states: ReadonlyMap<NodeId, tf.Tensor>,
  onPath: ReadonlySet<NodeId>,
): Record<NodeId, tf.Tensor> {
  const inputs = node.inputs.map((id) => recording.values.get(id));
  const wanted = node.inputs.map((id) => onPath.has(id));
  const output = recording.values.get(node.id);
  const parts = rule({ network, node, state, inputs, output, wanted });
  const results: Record<NodeId, tf.Tensor> = {};
  // A rule may pass on its state or an activation as they are, also to several inputs; every state is freed on its own.
  const taken = new Set([state, output, ...inputs]);
  node.inputs.forEach((id, place) => {
    const part = parts[place];
    if (!onPath.has(id) || part === null || part === undefined) return;
    const sum = results[id] ?? states.get(id);
    results[id] = sum === undefined ? (taken.has(part) ? alias(part) : part) : tf.add(sum, part);
    taken.add(part);
  });
  return results;
}

/** The first node that a walk from `end` to `fetches` would meet and has no rule for; null where there is none. */
export function findUnruled(
  network: Network,
  rules: RuleTable,
  end: NodeId,
  fetches: readonly NodeId[],
): NetworkNode | null {
  const onPath = nodesBetween(network, fetches, end);
  const ruleOf = rulesOf(network, rules);
  return visited(network, onPath).findLast((node) => ruleOf(node) === undefined) ?? null;
}

/** Nodes that lie on a way from a fetched node to the seed's. */
function pathBetween(
  network: Network,
  recording: Recording,
  fetches: readonly NodeId[],
  end: NodeId,
): ReadonlySet<NodeId> {
  const path = nodesBetween(network, fetches, end);
  for (const id of fetches) {
    if (!network.byId.has(id)) throw misuse(`${network.name} has no node "${id}"`);
    if (!path.has(id) || !recording.values.has(id)) throw misuse(`no recorded way leads from "${id}" to "${end}"`);
  }
  return path;
}

function nodesBetween(network: Network, fetches: readonly NodeId[], end: NodeId): ReadonlySet<NodeId> {
  const below = new Set(fetches);
  for (const node of network.nodes) if (node.inputs.some((id) => below.has(id))) below.add(node.id);
  const above = new Set([end]);
  for (const node of network.nodes.toReversed()) {
    if (above.has(node.id) && below.has(node.id)) for (const id of node.inputs) above.add(id);
  }
  return new Set([...below].filter((id) => above.has(id)));
}

/** The nodes to visit, seed side first, each with its rule. */
function planStops(network: Network, rules: RuleTable, onPath: ReadonlySet<NodeId>): Stop[] {
  const ruleOf = rulesOf(network, rules);
  return visited(network, onPath)
    .map((node) => {
      const rule = ruleOf(node);
      if (rule === undefined) throw unsupported(network.name, node.origin, 'this method has no rule for it');
      return { node, rule };
    })
    .reverse();
}

function visited(network: Network, onPath: ReadonlySet<NodeId>): NetworkNode[] {
  return network.nodes.filter((node) => onPath.has(node.id) && node.inputs.some((id) => onPath.has(id)));
}

/** The rule for each node of a network. */
function rulesOf(network: Network, rules: RuleTable): (node: NetworkNode) => Rule | undefined {
  const roles = rolesOf(network);
  return (node) => ruleFor(rules, node, roles.get(node.id) ?? 'hidden');
}
