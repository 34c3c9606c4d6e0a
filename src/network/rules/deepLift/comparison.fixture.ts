/** Small networks compared at two pictures: by hand where a value is known, by Keras where a whole network is wanted. */
import * as tf from '@tensorflow/tfjs-core';
import { record, walk } from '../../backward.ts';
import type { Network, NetworkNode } from '../../graph.ts';
import { outputOf, type Recordings } from './recordings.ts';
import { rescaleRules } from './rescale.ts';
import { revealCancelRules } from './revealCancel.ts';
import { splitDifferences, splitOf, type Reveals } from './split.ts';

export const named = (id: string, ...inputs: string[]) => ({ id, inputs, origin: { name: id, op: 'test' } });
export const plain = { strides: [1, 1], dilations: [1, 1], padding: 'valid' } as const;

/** The first node is the picture, the last one the output; frees the weights that it is given. */
export function networkOf(inputShape: readonly [number, number, number], nodes: readonly NetworkNode[]): Network {
  return {
    name: 'by hand',
    nodes,
    byId: new Map(nodes.map((node) => [node.id, node])),
    input: nodes[0]?.id ?? '',
    output: nodes.at(-1)?.id ?? '',
    inputShape,
    classes: 1,
    dispose: () => {
      for (const node of nodes)
        if (node.kind === 'linear') tf.dispose([node.weights, ...(node.bias ? [node.bias] : [])]);
    },
  };
}

export interface Contributions {
  /** `[1, height, width, channels]`, what each number of the picture contributes to the change of the score. */
  readonly values: Float32Array;
  readonly sum: number;
  /** The change of the score itself. */
  readonly due: number;
}

export const rules = ['rescale', 'reveal-cancel'] as const;
export type Rule = (typeof rules)[number];

export const everywhere: Reveals = () => true;

/** Of the score ⟨slope, output⟩; the caller keeps the tensors. */
export async function contributions(
  network: Network,
  rule: Rule,
  pictures: { readonly shown: tf.Tensor; readonly reference: tf.Tensor },
  slope: tf.Tensor,
  reveals = everywhere,
): Promise<Contributions> {
  const recordings = {
    network,
    shown: record(network, pictures.shown),
    reference: record(network, pictures.reference),
  };
  const result = tf.tidy(() => {
    const difference = tf.sub(pictures.shown, pictures.reference);
    const output = (one: 'shown' | 'reference') => outputOf(network, recordings[one], network.output);
    const due = tf.sum(tf.mul(slope, tf.sub(output('shown'), output('reference'))));
    if (rule === 'rescale') {
      const [m] = walk(network, recordings.shown, rescaleRules(recordings), { node: network.output, state: slope }, [
        network.input,
      ]);
      return { values: tf.mul(m as tf.Tensor, difference), due };
    }
    return { values: revealed(recordings, slope, reveals), due };
  });
  recordings.shown.dispose();
  recordings.reference.dispose();
  const values = await result.values.data<'float32'>();
  const [due = NaN] = await result.due.data();
  tf.dispose(result);
  return { values, sum: values.reduce((total, value) => total + value, 0), due };
}

function revealed(recordings: Recordings, slope: tf.Tensor, reveals: Reveals): tf.Tensor {
  const { network, shown } = recordings;
  const splits = finished(splitDifferences(recordings, network.output, reveals));
  const seed = { node: network.output, state: tf.concat([slope, slope], 0) };
  const [m] = walk(network, shown, revealCancelRules(recordings, splits, reveals), seed, [network.input]);
  const result = tf.sum(tf.mul(m as tf.Tensor, splitOf(splits.values, network.input)), 0, true);
  splits.dispose();
  return result;
}

function finished<T>(steps: Generator<void, T, void>): T {
  for (let next = steps.next(); ; next = steps.next()) if (next.done) return next.value;
}
