/**
 * Reads a TensorFlow.js graph-model (TensorFlow `GraphDef` JSON) into a draft.
 *
 * Walks back from the output, so training leftovers are never seen, then reads
 * nodes inputs first, folding whatever does not depend on the picture. Knows no op:
 * those are in `graph/`.
 */
import type { ModelArtifacts, NodeId } from '../graph.ts';
import { invalid, unsupported } from '../refuse.ts';
import { createDraftBuilder, type Draft, type DraftBuilder } from './draft.ts';
import { createWriter } from './emit.ts';
import { fold } from './graph/constants.ts';
import { elementwiseReaders } from './graph/elementwise.ts';
import { linearReaders } from './graph/linear.ts';
import { dimensionsOf, endpointOf, nodesOf, type Endpoint, type NodeJson } from './graph/nodeJson.ts';
import { createOperation, type Entry } from './graph/operation.ts';
import { structureReaders } from './graph/structure.ts';
import { isJson } from './settings.ts';
import type { Values } from './values.ts';

const readers = { ...linearReaders, ...elementwiseReaders, ...structureReaders };

export function readGraphModel(artifacts: ModelArtifacts, weights: ReadonlyMap<string, Values>): Draft {
  const { name, signature } = artifacts;
  const nodes = nodesOf(artifacts.topology);
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const graph = createDraftBuilder(name);
  const output = outputOf(nodes, signature, name);
  const entries = new Map<string, readonly Entry[]>();
  const entryAt = ({ node, output: index }: Endpoint): Entry => {
    const entry = entries.get(node)?.[index];
    if (entry === undefined) throw invalid(name, `nothing comes out of ${node}:${index}`);
    return entry;
  };
  for (const node of ordered(byName, output.node, name)) {
    if (node.attributes.text('data_format', 'NHWC') === 'NCHW') {
      throw unsupported(name, { name: node.name, op: node.op }, 'its channels come first');
    }
    entries.set(node.name, readNode(graph, node, node.inputs.map(entryAt), weights, signature));
  }
  const last = entryAt(output);
  if (!('data' in last)) throw invalid(name, 'its output does not depend on its input');
  return graph.finish(last.data);
}

function readNode(
  graph: DraftBuilder,
  node: NodeJson,
  inputs: readonly Entry[],
  weights: ReadonlyMap<string, Values>,
  signature: unknown,
): readonly Entry[] {
  const site = { id: node.name, origin: { name: node.name, op: node.op } };
  if (node.op === 'Placeholder') return [{ data: graph.input(site, inputShape(node, signature)) }];
  if (node.op === 'Const') {
    const constant = weights.get(node.name);
    if (constant === undefined) throw invalid(graph.model, `there is no weight for ${node.name}`);
    return [{ constant }];
  }
  const operation = createOperation(createWriter(graph, site), node.attributes, inputs);
  const [first] = inputs;
  if (node.op === 'Shape' && first !== undefined && 'data' in first) {
    const sizes = [-1, ...graph.shapeOf(first.data)];
    return [{ constant: { shape: [sizes.length], data: Float32Array.from(sizes) } }];
  }
  const constant = fold(node.op, operation);
  if (constant !== null) return [{ constant }];
  const reader = readers[node.op];
  if (reader === undefined) throw unsupported(graph.model, site.origin, 'this op is not known here');
  const made: NodeId | readonly Entry[] = reader(operation);
  return typeof made === 'string' ? [{ data: made }] : made;
}

/** Per-sample shape of the picture, from the placeholder or else the signature; null where open. */
function inputShape(node: NodeJson, signature: unknown): (number | null)[] {
  const own = node.attributes.numbers('shape') ?? [];
  const inputs = isJson(signature) ? signature['inputs'] : null;
  const [signed] = isJson(inputs) ? Object.values(inputs) : [];
  const shape = own.length > 1 ? own : dimensionsOf(isJson(signed) ? signed['tensorShape'] : null);
  const sizes = shape.length > 1 ? shape.slice(1) : [-1, -1, 3];
  return sizes.map((size) => (size > 0 ? size : null));
}

/** The first output of the signature; without one, the end of the graph: a softmax if there is one, else the last. */
function outputOf(nodes: readonly NodeJson[], signature: unknown, model: string): Endpoint {
  const outputs = isJson(signature) ? signature['outputs'] : null;
  const [signed] = isJson(outputs) ? Object.values(outputs) : [];
  if (isJson(signed) && typeof signed['name'] === 'string') return endpointOf(signed['name']);
  const used = new Set(nodes.flatMap((node) => node.inputs.map((input) => input.node)));
  const ends = nodes.filter((node) => !used.has(node.name) && !['Const', 'NoOp', 'Placeholder'].includes(node.op));
  const end = ends.find((node) => node.op === 'Softmax') ?? ends.at(-1);
  if (end === undefined) throw invalid(model, 'its graph has no end');
  return { node: end.name, output: 0 };
}

/** All nodes that `last` depends on, inputs first. Keeps its own stack: graphs are deeper than the call stack may be. */
function ordered(byName: ReadonlyMap<string, NodeJson>, last: string, model: string): NodeJson[] {
  const order: NodeJson[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const stack = [last];
  for (let name = stack.at(-1); name !== undefined; name = stack.at(-1)) {
    const node = byName.get(name);
    if (node === undefined) throw invalid(model, `there is no node "${name}"`);
    const missing = state.has(name) ? [] : node.inputs.filter((input) => state.get(input.node) !== 'done');
    if (missing.some((input) => state.get(input.node) === 'open')) throw invalid(model, `${name} depends on itself`);
    if (missing.length > 0) {
      state.set(name, 'open');
      stack.push(...missing.map((input) => input.node).reverse());
      continue;
    }
    stack.pop();
    if (state.get(name) !== 'done') order.push(node);
    state.set(name, 'done');
  }
  return order;
}
