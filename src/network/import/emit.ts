/**
 * The few ways both importers add nodes.
 *
 * Each takes what the formats have in common (a bias that may be missing, a scalar
 * that means every channel, an activation by name) and adds what `graph.ts` has.
 * Knows neither format.
 */
import type { ActivationName, NodeId, Padding, WindowGeometry } from '../graph.ts';
import { unsupported } from '../refuse.ts';
import { sizeOf, type Shape } from '../shapes.ts';
import type { DraftBuilder, Site } from './draft.ts';
import type { DraftNode, DraftPart } from './draftNode.ts';
import { perChannel, vector, type Values } from './values.ts';

/** A place in the model file being read, and the graph it adds to. */
export interface Writer {
  readonly graph: DraftBuilder;
  readonly site: Site;
  add(part: DraftPart, suffix?: string): NodeId;
  shapeOf(id: NodeId): Shape;
  refuse(detail: string): never;
}

export function createWriter(graph: DraftBuilder, site: Site): Writer {
  return {
    graph,
    site,
    add: (part, suffix) => graph.add(site, part, suffix),
    shapeOf: (id) => graph.shapeOf(id),
    refuse: (detail) => {
      throw unsupported(graph.model, site.origin, detail);
    },
  };
}

export function addConvolution(
  writer: Writer,
  input: NodeId,
  part: {
    readonly op: 'conv' | 'depthwise' | 'transposed';
    readonly weights: Values;
    readonly bias: Values | null;
    readonly geometry: WindowGeometry;
  },
  suffix?: string,
): NodeId {
  if (part.weights.shape.length !== 4) writer.refuse(`its kernel has ${part.weights.shape.length} axes, not 4`);
  return writer.add({ kind: 'linear', inputs: [input], ...part }, suffix);
}

/** A dense layer; over pixels it is the 1 × 1 convolution it means there. */
export function addDense(writer: Writer, input: NodeId, weights: Values, bias: Values | null): NodeId {
  const rank = writer.shapeOf(input).length;
  if (rank === 1) return writer.add({ kind: 'linear', op: 'dense', inputs: [input], weights, bias });
  if (rank !== 3) writer.refuse(`a dense layer over ${rank} axes`);
  const kernel: Values = { shape: [1, 1, ...weights.shape], data: weights.data };
  const geometry: WindowGeometry = { strides: [1, 1], dilations: [1, 1], padding: 'valid' };
  return addConvolution(writer, input, { op: 'conv', weights: kernel, bias, geometry });
}

/** `input × scale + shift`, where both are constants along channels at most. */
export function addAffine(writer: Writer, input: NodeId, scale: Values, shift: Values | null, suffix?: string): NodeId {
  const channels = writer.shapeOf(input).at(-1) ?? 1;
  const [weights, bias] = [perChannel(scale, channels), shift === null ? null : perChannel(shift, channels)];
  if (weights === null || (shift !== null && bias === null)) {
    return writer.refuse('its constant differs from pixel to pixel, not only from channel to channel');
  }
  return writer.add(
    {
      kind: 'linear',
      op: 'affine',
      inputs: [input],
      weights: vector(weights),
      bias: bias === null ? null : vector(bias),
    },
    suffix,
  );
}

export interface ActivationSettings {
  readonly name: ActivationName;
  readonly alpha?: number;
  readonly bounds?: readonly [number, number];
  readonly slopes?: Values;
}

export function addActivation(writer: Writer, input: NodeId, settings: ActivationSettings, suffix?: string): NodeId {
  const { name, alpha = null, bounds = null, slopes = null } = settings;
  return writer.add({ kind: 'activation', inputs: [input], name, alpha, bounds, slopes }, suffix);
}

/** Product of two data tensors, signal first: the one with more pixels, else the one that is not squashed to 0–1. */
export function addGate(writer: Writer, a: NodeId, b: NodeId): NodeId {
  const [left, right] = [sizeOf(writer.shapeOf(a)), sizeOf(writer.shapeOf(b))];
  const isSquashed = (id: NodeId): boolean => isSquashing(writer.graph.nodeOf(id));
  const swap = left === right ? isSquashed(a) && !isSquashed(b) : left < right;
  return writer.add({ kind: 'gate', inputs: swap ? [b, a] : [a, b] });
}

export function addPad(writer: Writer, input: NodeId, padding: Padding, value: number): NodeId {
  const { top, bottom, left, right } = padding;
  if (top + bottom + left + right === 0) return input;
  return writer.add({ kind: 'shape', op: 'pad', inputs: [input], padding, value });
}

/** A reshape to a per-sample shape that may hold one −1; nothing where it changes nothing. */
export function addReshape(writer: Writer, input: NodeId, shape: Shape): NodeId {
  const given = writer.shapeOf(input);
  const flat = shape.length === 1 && (shape[0] === -1 || shape[0] === sizeOf(given));
  if (shape.length === given.length && shape.every((size, axis) => size === given[axis])) return input;
  if (flat) return given.length === 1 ? input : writer.add({ kind: 'shape', op: 'flatten', inputs: [input] });
  return writer.add({ kind: 'shape', op: 'reshape', inputs: [input], shape });
}

/** Whether a node's values lie between 0 and 1, as those of a gate do. */
function isSquashing(node: DraftNode): boolean {
  return node.kind === 'activation' && (node.name === 'sigmoid' || node.name === 'hard-sigmoid');
}
