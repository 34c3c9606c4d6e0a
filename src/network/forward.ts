/**
 * Running a network forward: from any nodes to any nodes.
 *
 * Every activation is freed when its last consumer has run, so the peak is a few
 * feature maps and not the whole network. Takes any picture size the topology
 * allows. Knows nothing of gradients (`backward.ts`).
 */
import * as tf from '@tensorflow/tfjs-core';
import { FailureError } from '../core/failure.ts';
import { alias } from './alias.ts';
import { compute } from './compute/compute.ts';
import { applyLinear } from './compute/linear.ts';
import type { Network, NodeId } from './graph.ts';
import { countInputs, planSteps, type Step } from './plan.ts';
import { misuse } from './refuse.ts';
import { shapesOf } from './shapes.ts';

/** Replaces a node's activation as it passes; may return the tensor it is given. */
export type Filter = (y: tf.Tensor) => tf.Tensor;

/**
 * Activations of `fetches`, in order, given those of `feeds`.
 *
 * Only what lies between the two is computed. A filter applies to fed nodes too.
 * The caller owns the result and keeps the feeds.
 * @throws FailureError *unsupported-node* where the topology does not allow the size of the picture
 */
export function run(
  network: Network,
  feeds: ReadonlyMap<NodeId, tf.Tensor>,
  fetches: readonly NodeId[],
  filters: ReadonlyMap<NodeId, Filter> = new Map(),
): tf.Tensor[] {
  const wanted = new Set(fetches);
  const steps = planSteps(network, new Set(feeds.keys()), fetches, (id) => wanted.has(id) || filters.has(id));
  checkSize(network, feeds, steps);
  return tf.tidy(() => {
    const values = execute(steps, feeds, wanted, filters);
    return fetches.map((id, place) => {
      const value = values.get(id);
      if (value === undefined) throw misuse(`${network.name} did not compute "${id}"`);
      return feeds.get(id) === value || fetches.indexOf(id) < place ? alias(value) : value;
    });
  });
}

/** Logits `[n, classes]` of preprocessed pictures `[n, height, width, channels]`. */
export function logits(network: Network, x: tf.Tensor4D): tf.Tensor2D {
  const [result] = run(network, new Map([[network.input, x]]), [network.output]);
  if (result === undefined) throw misuse(`${network.name} has no output`);
  return result as tf.Tensor2D;
}

/**
 * Runs steps and returns what is left: the feeds (filtered) and the nodes in `keep`.
 * Call inside `tf.tidy`, which also cleans up where a kernel throws.
 */
export function execute(
  steps: readonly Step[],
  feeds: ReadonlyMap<NodeId, tf.Tensor>,
  keep: ReadonlySet<NodeId>,
  filters: ReadonlyMap<NodeId, Filter> = new Map(),
): Map<NodeId, tf.Tensor> {
  const filtered = (id: NodeId, y: tf.Tensor): tf.Tensor => filters.get(id)?.(y) ?? y;
  const values = new Map([...feeds].map(([id, value]) => [id, filtered(id, value)]));
  const pending = countInputs(steps);
  for (const step of steps) {
    const inputs = step.node.inputs.map((id) => valueOf(values, id));
    values.set(
      step.result,
      tf.tidy(() => filtered(step.result, runStep(step, inputs))),
    );
    for (const id of step.node.inputs) {
      const left = (pending.get(id) ?? 1) - 1;
      pending.set(id, left);
      if (left > 0 || keep.has(id) || feeds.has(id)) continue;
      values.get(id)?.dispose();
      values.delete(id);
    }
  }
  return values;
}

/** One kernel call, on activations in the order of the node's inputs. Call inside `tf.tidy`. */
export function runStep(step: Step, inputs: readonly tf.Tensor[]): tf.Tensor {
  const [x] = inputs;
  if (step.fused === null || x === undefined) return compute(step.node, inputs);
  return applyLinear(step.fused.linear, x, step.fused.rectifier);
}

function valueOf(values: ReadonlyMap<NodeId, tf.Tensor>, id: NodeId): tf.Tensor {
  const value = values.get(id);
  if (value === undefined) throw misuse(`"${id}" is needed before it is computed`);
  return value;
}

/** A picture of another size than the network was made for: refused by name before any work, if it must be. */
export function checkSize(network: Network, feeds: ReadonlyMap<NodeId, tf.Tensor>, steps: readonly Step[]): void {
  const given = feeds.get(network.input)?.shape.slice(1);
  if (given === undefined || given.every((size, axis) => size === network.inputShape[axis])) return;
  const known = new Map([...feeds].map(([id, value]) => [id, value.shape.slice(1)]));
  const nodes = steps.flatMap(({ node, result }) => [node, network.byId.get(result) ?? node]);
  try {
    shapesOf(nodes, known, network.name);
  } catch (thrown) {
    if (!(thrown instanceof FailureError) || thrown.failure.kind !== 'unsupported-node') throw thrown;
    const sizes = `for a picture of ${given.join(' × ')} instead of ${network.inputShape.join(' × ')}`;
    throw new FailureError({ ...thrown.failure, detail: `${thrown.failure.detail}, ${sizes}` });
  }
}
