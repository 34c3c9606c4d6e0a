/**
 * What shape a node makes of the shapes it is given, per sample (no batch axis).
 *
 * Serves both stages of a network's life: while it is imported (weights are plain
 * arrays) and while it runs (weights are tensors). Runs nothing. A shape a node
 * cannot take is refused by name, so a wrong picture size is told before any work.
 */
import type { DraftNode } from './import/draftNode.ts';
import { planWindow, transposedSize, type Pair } from './geometry.ts';
import type { LinearNode, NetworkNode, NodeId, PoolNode, ShapeNode } from './graph.ts';
import { unsupported } from './refuse.ts';

export type Shape = readonly number[];
type AnyNode = NetworkNode | DraftNode;
type Part<K extends AnyNode['kind']> = Extract<AnyNode, { kind: K }>;

/**
 * Per-sample output shape of `node`.
 * @param inputs per-sample shapes, in the order of `node.inputs`
 * @throws FailureError *unsupported-node* where the shapes do not fit
 */
export function shapeAfter(node: AnyNode, inputs: readonly Shape[], model: string): Shape {
  const first = inputs[0] ?? [];
  switch (node.kind) {
    case 'input':
    case 'activation':
    case 'lrn':
    case 'softmax':
      return first;
    case 'linear':
      return afterLinear(node, first, model);
    case 'pool':
      return afterPool(node, first, model);
    case 'sum':
    case 'gate':
      return inputs.reduce((a, b) => broadcast(node, a, b, model));
    case 'shape':
      return afterReshaping(node, inputs, model);
    case 'opaque':
      return node.shapeAfter(inputs);
  }
}

/** Per-sample shapes of all nodes of `nodes` (topological order) that `known` does not already give. */
export function shapesOf(
  nodes: readonly AnyNode[],
  known: ReadonlyMap<NodeId, Shape>,
  model: string,
): ReadonlyMap<NodeId, Shape> {
  const shapes = new Map(known);
  for (const node of nodes) {
    if (shapes.has(node.id)) continue;
    const inputs = node.inputs.map((id) => shapes.get(id));
    if (inputs.every((shape) => shape !== undefined)) shapes.set(node.id, shapeAfter(node, inputs, model));
  }
  return shapes;
}

/** Number of values of a shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

function afterLinear(node: Part<'linear'>, input: Shape, model: string): Shape {
  const weights: Shape = node.weights.shape;
  const expected = channelsIn(node.op, weights);
  const channels = input.at(-1);
  if (channels !== expected) {
    throw unsupported(model, node.origin, `takes ${expected} values where it is given ${input.join(' × ')}`);
  }
  if (node.op === 'affine') return input;
  if (node.op === 'dense') {
    if (input.length !== 1) throw unsupported(model, node.origin, `takes a flat input, not ${input.join(' × ')}`);
    return weights.slice(1);
  }
  const size = planar(node, input, model);
  const [height = 1, width = 1, inner = 1, outer = 1] = weights;
  if (node.op === 'transposed') return [...transposedSize(node.geometry, [height, width], size), inner];
  const { output } = planWindow(node.geometry, [height, width], size);
  return [...positive(node, output, size, model), node.op === 'conv' ? outer : inner * outer];
}

function channelsIn(op: LinearNode['op'], weights: Shape): number {
  const axis = { affine: 0, dense: 0, conv: 2, depthwise: 2, transposed: 3 }[op];
  return weights[axis] ?? 0;
}

function afterPool(node: PoolNode, input: Shape, model: string): Shape {
  const size = planar(node, input, model);
  const channels = input[2] ?? 0;
  if ('keepDims' in node) return node.keepDims ? [1, 1, channels] : [channels];
  return [...positive(node, planWindow(node.geometry, node.window, size).output, size, model), channels];
}

function afterReshaping(node: ShapeNode, inputs: readonly Shape[], model: string): Shape {
  const input = inputs[0] ?? [];
  switch (node.op) {
    case 'flatten':
      return [sizeOf(input)];
    case 'reshape':
      return resolveReshape(node, node.shape, input, model);
    case 'pad': {
      const [height, width] = planar(node, input, model);
      const { top, bottom, left, right } = node.padding;
      return [height + top + bottom, width + left + right, ...input.slice(2)];
    }
    case 'concat':
      return input.map((size, axis) =>
        axis + 1 === node.axis ? inputs.reduce((sum, shape) => sum + (shape[axis] ?? 0), 0) : size,
      );
    case 'transpose':
      return node.permutation.slice(1).map((axis) => input[axis - 1] ?? 0);
    case 'slice':
      return input.map((size, axis) => {
        const wanted = node.size[axis + 1] ?? -1;
        return wanted === -1 ? size - (node.begin[axis + 1] ?? 0) : wanted;
      });
    case 'resize':
      return [...node.size, ...input.slice(2)];
  }
}

function resolveReshape(node: ShapeNode, shape: Shape, input: Shape, model: string): Shape {
  const total = sizeOf(input);
  const known = sizeOf(shape.filter((size) => size !== -1));
  const resolved = shape.map((size) => (size === -1 ? total / known : size));
  if (sizeOf(resolved) === total && resolved.every(Number.isInteger)) return resolved;
  throw unsupported(model, node.origin, `cannot make ${shape.join(' × ')} of ${input.join(' × ')}`);
}

function planar(node: AnyNode, input: Shape, model: string): Pair {
  const [height, width] = input;
  if (input.length === 3 && height !== undefined && width !== undefined) return [height, width];
  throw unsupported(model, node.origin, `takes height × width × channels, not ${input.join(' × ')}`);
}

function positive(node: AnyNode, output: Pair, input: Pair, model: string): Pair {
  if (output[0] > 0 && output[1] > 0) return output;
  throw unsupported(model, node.origin, `has nothing to slide over in an input of ${input.join(' × ')}`);
}

function broadcast(node: AnyNode, a: Shape, b: Shape, model: string): Shape {
  const fits = a.length === b.length && a.every((size, axis) => size === b[axis] || size === 1 || b[axis] === 1);
  if (!fits) throw unsupported(model, node.origin, `cannot join ${a.join(' × ')} with ${b.join(' × ')}`);
  return a.map((size, axis) => Math.max(size, b[axis] ?? 1));
}
