/**
 * What a pattern is estimated from: how every neuron's input goes with its output over
 * many pictures (Kindermans et al. 2018, eq. 8 and 9; gradient-methods.md §4).
 *
 * A place of a convolution is a sample, zero padding included. Where a rectifier
 * follows, only samples that pass it count, but the mean output is over all of them.
 * Sums are kept in double precision and grow with every batch.
 */
import * as tf from '@tensorflow/tfjs-core';
import { record, type Recording } from '../backward.ts';
import { applyLinear } from '../compute/linear.ts';
import type { Network, NetworkNode, NodeId } from '../graph.ts';
import { misuse } from '../refuse.ts';
import { outputOf } from '../rules/deepLift/recordings.ts';
import { correlate } from './correlate.ts';
import { inputAxes, leastCosine, patternNodes, weightsOf, type PatternNode, type Patterns } from './patterns.ts';

interface Sums {
  /** Samples per neuron, and those that pass its rectifier. */
  samples: number;
  readonly passing: Float64Array;
  /** Σ y over all samples. */
  readonly output: Float64Array;
  /** Σ g x and Σ g x y over all samples, in the layout of the pattern. */
  readonly inputs: Float64Array;
  readonly products: Float64Array;
}

export interface Estimate {
  readonly patterns: Patterns;
  readonly neurons: number;
  /** Neurons that never fired or whose input does not go with their output; they get w / ‖w‖². */
  readonly unclear: number;
}

export class PatternStatistics {
  readonly #network: Network;
  readonly #nodes: readonly PatternNode[];
  readonly #sums: ReadonlyMap<NodeId, Sums>;

  constructor(network: Network) {
    this.#network = network;
    this.#nodes = patternNodes(network);
    this.#sums = new Map(this.#nodes.map((one) => [one.node.id, emptySums(one)]));
  }

  /** @param pictures preprocessed, `[n, height, width, 3]`; owned by the caller */
  async add(pictures: tf.Tensor4D): Promise<void> {
    const recording = record(this.#network, pictures);
    try {
      for (const one of this.#nodes) await this.#addNode(one, recording);
    } finally {
      recording.dispose();
    }
  }

  async estimate(): Promise<Estimate> {
    const patterns = new Map<NodeId, Float32Array>();
    let [neurons, unclear] = [0, 0];
    for (const one of this.#nodes) {
      const direction = covariance(one, this.#sums.get(one.node.id) ?? emptySums(one));
      neurons += neuronsOf(one);
      unclear += await countUnclear(one, direction);
      patterns.set(one.node.id, direction);
    }
    return { patterns, neurons, unclear };
  }

  async #addNode(one: PatternNode, recording: Recording): Promise<void> {
    const sums = this.#sums.get(one.node.id) ?? emptySums(one);
    const rectified = isRectified(this.#network, one.node);
    const parts = tf.tidy(() => {
      const inputs = one.node.inputs.map((id) => outputOf(this.#network, recording, id));
      const { y, z } = response(one, inputs);
      const passes = rectified ? tf.step(z) : tf.onesLike(z);
      return {
        ...correlate(one, inputs, passes, tf.mul(passes, y)),
        passing: overSamples(passes),
        output: overSamples(y),
        samples: y.size / (y.shape.at(-1) ?? 1),
      };
    });
    sums.samples += parts.samples;
    for (const key of ['passing', 'output', 'inputs', 'products'] as const) {
      const values = await parts[key].data<'float32'>();
      parts[key].dispose();
      values.forEach((value, place) => {
        sums[key][place] = (sums[key][place] ?? 0) + value;
      });
    }
  }
}

/** What a node makes of its inputs: y without its bias, and z with it. */
function response(
  { node }: PatternNode,
  inputs: readonly tf.Tensor[],
): { readonly y: tf.Tensor; readonly z: tf.Tensor } {
  const [x] = inputs;
  if (x === undefined) throw misuse(`${node.id} has no input`);
  if (node.kind === 'sum') {
    const y = inputs.reduce((a, b) => tf.add(a, b));
    return { y, z: y };
  }
  const y = applyLinear({ ...node, bias: null }, x);
  return { y, z: node.bias === null ? y : tf.add(y, node.bias) };
}

/** Sums over everything but the neurons, which lie along the last axis. */
const overSamples = (t: tf.Tensor): tf.Tensor => tf.sum(tf.reshape(t, [-1, t.shape.at(-1) ?? 1]), 0);

/** Whether all that a node gives goes through a rectifier, perhaps after a max pool, which changes no sign. */
function isRectified(network: Network, { id }: NetworkNode): boolean {
  const users = network.nodes.filter(({ inputs }) => inputs.includes(id));
  const [user] = users;
  if (user === undefined || users.length > 1) return false;
  if (user.kind === 'pool' && user.op === 'max') return isRectified(network, user);
  if (user.kind !== 'activation') return false;
  return user.name === 'relu' || user.name === 'relu6' || (user.name === 'clip' && user.bounds?.[0] === 0);
}

/** cov = E₊[x y] − E₊[x] E[y], per neuron; zeros for one that never fired. */
function covariance(one: PatternNode, { samples, passing, output, inputs, products }: Sums): Float32Array {
  const neurons = neuronsOf(one);
  return Float32Array.from(products, (product, place) => {
    const neuron = place % neurons;
    const count = passing[neuron] ?? 0;
    if (count === 0) return 0;
    const mean = (output[neuron] ?? 0) / samples;
    return (product - (inputs[place] ?? 0) * mean) / count;
  });
}

async function countUnclear(one: PatternNode, direction: Float32Array): Promise<number> {
  const weights = tf.tidy(() => tf.clone(weightsOf(one)));
  const values = await weights.data<'float32'>();
  weights.dispose();
  const neurons = neuronsOf(one);
  const along = new Float64Array(neurons);
  const [square, length] = [new Float64Array(neurons), new Float64Array(neurons)];
  direction.forEach((value, place) => {
    const neuron = place % neurons;
    const weight = values[place] ?? 0;
    along[neuron] = (along[neuron] ?? 0) + weight * value;
    square[neuron] = (square[neuron] ?? 0) + weight * weight;
    length[neuron] = (length[neuron] ?? 0) + value * value;
  });
  const least = (neuron: number) => leastCosine * Math.sqrt((square[neuron] ?? 0) * (length[neuron] ?? 0));
  return along.filter((product, neuron) => Math.abs(product) <= least(neuron)).length;
}

/** Neurons lie last in every layout, a depthwise kernel's channels and multipliers together. */
function neuronsOf(one: PatternNode): number {
  return one.shape.reduce((product, length, axis) => (inputAxes(one).includes(axis) ? product : product * length), 1);
}

function emptySums(one: PatternNode): Sums {
  const size = one.shape.reduce((product, length) => product * length, 1);
  const neurons = neuronsOf(one);
  return {
    samples: 0,
    passing: new Float64Array(neurons),
    output: new Float64Array(neurons),
    inputs: new Float64Array(size),
    products: new Float64Array(size),
  };
}
