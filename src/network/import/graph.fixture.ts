/**
 * Writes TensorFlow graphs as the converter does: node by node, attributes encoded, constants in a weight file.
 */
import { tensorNoise } from '../noise.fixture.ts';
import type { ModelArtifacts, WeightSpec } from '../graph.ts';

type Attribute = number | boolean | string | readonly number[] | readonly string[] | { readonly int: number };

/** An integer attribute; a bare number is a float. */
export const int = (value: number): Attribute => ({ int: value });

export interface GraphSource {
  /** Name of the placeholder. */
  readonly input: string;
  /** Adds a node and returns its name. */
  node(op: string, inputs: readonly string[], attributes?: Readonly<Record<string, Attribute>>, name?: string): string;
  constant(shape: readonly number[], values: readonly number[], dtype?: 'float32' | 'int32'): string;
  /** A constant of normally distributed values. */
  random(shape: readonly number[]): string;
  /** A constant of values above one half. */
  positive(shape: readonly number[]): string;
  artifacts(): ModelArtifacts;
}

export function createGraph(shape: readonly [number, number, number]): GraphSource {
  const nodes: object[] = [];
  const specs: WeightSpec[] = [];
  const bytes: number[] = [];
  const dim = [-1, ...shape].map((size) => ({ size: String(size) }));
  nodes.push({
    name: 'x',
    op: 'Placeholder',
    input: [],
    attr: { dtype: { type: 'DT_FLOAT' }, shape: { shape: { dim } } },
  });

  const node: GraphSource['node'] = (op, inputs, attributes = {}, name = `${op}_${nodes.length}`) => {
    const attr = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, encode(value)]));
    nodes.push({ name, op, input: inputs, attr: { T: { type: 'DT_FLOAT' }, ...attr } });
    return name;
  };
  const constant: GraphSource['constant'] = (size, values, dtype = 'float32') => {
    const name = `const_${nodes.length}`;
    const type = dtype === 'float32' ? 'DT_FLOAT' : 'DT_INT32';
    nodes.push({ name, op: 'Const', input: [], attr: { dtype: { type }, value: { tensor: { dtype: type } } } });
    specs.push({ name, shape: size, dtype });
    const stored = dtype === 'float32' ? Float32Array.from(values) : Int32Array.from(values);
    bytes.push(...new Uint8Array(stored.buffer));
    return name;
  };
  const random: GraphSource['random'] = (size) => constant(size, tensorNoise(size, nodes.length));
  return {
    input: 'x',
    node,
    constant,
    random,
    positive: (size) =>
      constant(
        size,
        tensorNoise(size, nodes.length).map((value) => Math.abs(value) + 0.5),
      ),
    artifacts: () => ({
      name: 'hand-made',
      format: 'graph-model',
      topology: { node: nodes, versions: { producer: 134 } },
      weightSpecs: specs,
      weightData: Uint8Array.from(bytes).buffer,
    }),
  };
}

/** `AttrValue` as JSON: integers as strings, texts as base64. */
function encode(value: Attribute): object {
  if (typeof value === 'number') return { f: value };
  if (typeof value === 'boolean') return { b: value };
  if (typeof value === 'string') return { s: btoa(value) };
  if ('int' in value) return { i: String(value.int) };
  const items: readonly (number | string)[] = value;
  const isText = items.some((item) => typeof item === 'string');
  return { list: isText ? { s: items.map((item) => btoa(String(item))) } : { i: items.map(String) } };
}
