/** A plain graph as two files that any language reads: `graph.json`, and all its numbers in `weights.bin` (float32, little endian). */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Constant, PlainGraph } from '../peers/plainGraph.ts';

/** A constant in `graph.json`: where its numbers begin, counted in numbers. */
interface Place {
  readonly shape: readonly number[];
  readonly at: number;
}

export async function writePlainGraph(graph: PlainGraph, folder: string): Promise<void> {
  const constants: Float32Array[] = [];
  let at = 0;
  const placeOf = ({ shape, values }: Constant): Place => {
    const place = { shape, at };
    constants.push(values);
    at += values.length;
    return place;
  };
  const nodes = graph.nodes.map((node) => {
    if (node.op !== 'conv' && node.op !== 'dense') return node;
    return { ...node, weights: placeOf(node.weights), bias: node.bias && placeOf(node.bias) };
  });
  await writeFile(join(folder, 'graph.json'), JSON.stringify({ ...graph, nodes }));
  await writeFile(join(folder, 'weights.bin'), joined(constants));
}

/** All numbers, one array after the other. */
export function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
