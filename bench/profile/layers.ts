/**
 * How long every layer takes: forward step by step, and the gradient's walk back rule by rule.
 *
 * WASM computes before a call returns and in this thread, so the processor time of a call is that of its kernel; on
 * other back ends it would not be. Whole passes are repeated, not single layers, so that each finds the caches as it does in use.
 */
import * as tf from '@tensorflow/tfjs-core';
import { record, walk } from '../../src/network/backward.ts';
import { runStep } from '../../src/network/forward.ts';
import type { Network, NetworkNode, NodeId } from '../../src/network/graph.ts';
import type { Step } from '../../src/network/plan.ts';
import { planSteps } from '../../src/network/plan.ts';
import { gradientRules } from '../../src/network/rules/gradient.ts';
import type { Rule, RuleTable } from '../../src/network/rules/ruleTable.ts';
import { ruleFor } from '../../src/network/rules/ruleTable.ts';
import { median } from '../median.ts';
import { processorTime } from '../processorTime.ts';

export interface Layer {
  readonly id: NodeId;
  readonly kind: string;
  /** Of one picture. */
  readonly shape: readonly number[];
  /** Multiply–adds of the batch, both ways the same; 0 where a node has no weights. */
  readonly products: number;
  /** Median, of the batch. */
  readonly forward: number;
  /** The same for the walk back; a rectifier's own rule is added to that of the node it is fused with. */
  readonly backward: number;
}

export interface LayerProfile {
  readonly layers: readonly Layer[];
  /** Milliseconds of the whole recorded run and of the whole walk: medians of the same rounds. */
  readonly record: number;
  readonly walk: number;
}

export function profileLayers(network: Network, x: tf.Tensor4D, state: tf.Tensor, rounds: number): LayerProfile {
  const steps = planSteps(network, new Set([network.input]), [network.output], () => false);
  const times = new Map<string, number[]>();
  const note = (key: string, ms: number): void => void times.set(key, [...(times.get(key) ?? []), ms]);
  let shapes = new Map<NodeId, readonly number[]>();
  // The first round makes what later ones find made.
  for (let round = -1; round < rounds; round++) {
    if (round === 0) times.clear();
    shapes = forwardRound(network, x, steps, note);
    backwardRound(network, x, state, note);
  }
  const of = (key: string): number => median(times.get(key) ?? [0]);
  const layers = steps.map(({ node, result, fused }): Layer => {
    const [, ...shape] = shapes.get(result) ?? [];
    const backward = of(`back ${node.id}`) + (fused === null ? 0 : of(`back ${result}`));
    return {
      id: result,
      kind: kindOf(node, fused),
      shape,
      products: products(node, shape, x),
      forward: of(result),
      backward,
    };
  });
  return { layers, record: of('record'), walk: of('walk') };
}

type Note = (key: string, ms: number) => void;

function clocked<T>(key: string, note: Note, work: () => T): T {
  const before = processorTime();
  const result = work();
  note(key, processorTime() - before);
  return result;
}

/** Every activation is kept until the end, which changes no kernel's time. */
function forwardRound(network: Network, x: tf.Tensor4D, steps: readonly Step[], note: Note) {
  const shapes = new Map<NodeId, readonly number[]>();
  tf.tidy(() => {
    const values = new Map<NodeId, tf.Tensor>([[network.input, x]]);
    for (const step of steps) {
      const inputs = step.node.inputs.flatMap((id) => values.get(id) ?? []);
      const y = clocked(step.result, note, () => tf.tidy(() => runStep(step, inputs)));
      values.set(step.result, y);
      shapes.set(step.result, y.shape);
    }
  });
  return shapes;
}

function backwardRound(network: Network, x: tf.Tensor4D, state: tf.Tensor, note: Note): void {
  const recording = clocked('record', note, () => record(network, x));
  const seed = { node: network.output, state };
  const rules = timedRules((id, ms) => {
    note(`back ${id}`, ms);
  });
  tf.dispose(clocked('walk', note, () => walk(network, recording, rules, seed, [network.input])));
  recording.dispose();
}

/** The gradient's rules with a clock around each. */
function timedRules(note: Note): RuleTable {
  const timed: Rule = (visit) =>
    clocked(visit.node.id, note, () => ruleFor(gradientRules, visit.node, 'hidden')?.(visit) ?? []);
  return Object.fromEntries(Object.keys(gradientRules).map((kind) => [kind, timed]));
}

function kindOf(node: NetworkNode, fused: Step['fused']): string {
  const suffix = fused === null ? '' : ` + ${fused.rectifier}`;
  if (node.kind === 'activation') return node.name;
  if (node.kind === 'pool') return `${node.op} pool`;
  if (node.kind === 'shape') return node.op;
  if (node.kind !== 'linear') return node.kind;
  if (!('geometry' in node)) return node.op + suffix;
  const [height, width] = node.weights.shape;
  const stride = Math.max(...node.geometry.strides);
  return `${node.op} ${height}×${width}${stride > 1 ? ` ∕${stride}` : ''}${suffix}`;
}

function products(node: NetworkNode, shape: readonly number[], x: tf.Tensor4D): number {
  if (node.kind !== 'linear') return 0;
  const places = shape.length === 3 ? (shape[0] ?? 1) * (shape[1] ?? 1) : 1;
  return x.shape[0] * places * node.weights.size;
}
