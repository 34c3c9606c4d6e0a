/**
 * Runs a hand-written graph here and by TensorFlow.js's own executor, which must agree.
 */
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { distance } from '../backends.fixture.ts';
import { logits } from '../forward.ts';
import type { ModelArtifacts, Network } from '../graph.ts';
import { createGraph, type GraphSource } from './graph.fixture.ts';
import { importModel } from './importModel.ts';

/** The network, after checking it against the oracle on two random pictures. */
export async function agree(source: GraphSource, size: readonly [number, number] = [7, 6]): Promise<Network> {
  const artifacts = source.artifacts();
  const network = importModel(artifacts);
  const x = tf.randomNormal<tf.Rank.R4>([2, ...size, 3], 0, 2, 'float32', 5);
  const oracle = await loadGraphModel({ load: () => Promise.resolve(forOracle(artifacts)) });
  const [mine, theirs] = [logits(network, x), oracle.predict(x) as tf.Tensor];
  expect(mine.shape).toEqual([2, network.classes]);
  expect(await distance(mine, theirs)).toBeLessThan(1e-4);
  tf.dispose([mine, theirs, x]);
  oracle.dispose();
  return network;
}

const forOracle = ({ topology, weightSpecs, weightData }: ModelArtifacts): tf.io.ModelArtifacts => ({
  modelTopology: topology as object,
  weightSpecs: weightSpecs as tf.io.WeightsManifestEntry[],
  weightData,
});

/** What each node is, in order. */
export const kinds = (network: Network): string[] =>
  network.nodes.map((node) => ('op' in node ? node.op : 'name' in node ? node.name : node.kind));

/** A graph from the picture through `body` to a flat output. */
export function graph(body: (g: GraphSource, x: string) => string): GraphSource {
  const g = createGraph([7, 6, 3]);
  g.node('Reshape', [body(g, g.input), g.constant([2], [-1, 1], 'int32')], {}, 'end');
  return g;
}

/** Like `graph`, but flattened to its true size. */
export function flat(body: (g: GraphSource, x: string) => string, size: number): GraphSource {
  const g = createGraph([7, 6, 3]);
  g.node('Reshape', [body(g, g.input), g.constant([2], [-1, size], 'int32')], {}, 'end');
  return g;
}

/** Attributes of a convolution. */
export const same = { strides: [1, 1, 1, 1], dilations: [1, 1, 1, 1], padding: 'SAME' };
/** Attributes of a window that halves the picture, but for its padding. */
export const halved = { strides: [1, 2, 2, 1], dilations: [1, 1, 1, 1] };
