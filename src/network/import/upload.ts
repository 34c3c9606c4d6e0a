/**
 * From a draft to a network: plain arrays become tensors on the active back end.
 *
 * Arrays that several nodes share (a layer called twice) become one tensor. The
 * only file of the importer that allocates.
 */
import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import { freeDerived } from '../derived.ts';
import type { Network, NetworkNode } from '../graph.ts';
import { invalid } from '../refuse.ts';
import { shapesOf } from '../shapes.ts';
import type { Draft } from './draft.ts';
import type { DraftNode } from './draftNode.ts';
import type { Values } from './values.ts';

export function upload(draft: Draft): Network {
  const shapes = shapesOf(draft.nodes, new Map([[draft.input, draft.inputShape]]), draft.name);
  const [classes] = shapes.get(draft.output) ?? [];
  if (classes === undefined) throw invalid(draft.name, 'its output has no size');
  const tensors = new Map<Values, Tensor>();
  const nodes = draft.nodes.map((node) => uploadNode(node, tensors));
  const { name, input, output, inputShape } = draft;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return ownedBy([...tensors.values()], { name, nodes, byId, input, output, inputShape, classes });
}

/** A function of its own, so that what frees the tensors does not keep the arrays they were made from. */
function ownedBy(tensors: readonly Tensor[], parts: Omit<Network, 'dispose'>): Network {
  const network: Network = {
    ...parts,
    dispose: () => {
      freeDerived(network);
      for (const tensor of tensors) tensor.dispose();
    },
  };
  return network;
}

/** A node's fields are the same in both forms but for its arrays, so it is copied field by field. */
function uploadNode(node: DraftNode, tensors: Map<Values, Tensor>): NetworkNode {
  const fields = Object.entries(node).map(([key, value]: [string, unknown]) => {
    return [key, isValues(value) ? uploaded(value, tensors) : value] as const;
  });
  return Object.fromEntries(fields) as unknown as NetworkNode;
}

function uploaded(values: Values, tensors: Map<Values, Tensor>): Tensor {
  const known = tensors.get(values);
  if (known !== undefined) return known;
  const made = tensor(values.data, [...values.shape], 'float32');
  tensors.set(values, made);
  return made;
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && 'data' in value && value.data instanceof Float32Array;
}
