/**
 * Two forward runs of one network, by which DeepLIFT compares a picture with a reference.
 *
 * A linear node that runs in one kernel with its rectifier is in neither recording;
 * what is asked of it is computed again here. The difference of such a node is taken
 * from the difference of its inputs, so that the bias costs no digits.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Recording } from '../../backward.ts';
import { applyLinear } from '../../compute/linear.ts';
import type { LinearNode, Network, NodeId } from '../../graph.ts';
import { misuse } from '../../refuse.ts';

export interface Recordings {
  readonly network: Network;
  /** Of the picture that is explained. */
  readonly shown: Recording;
  /** Of what it is compared with; from and to the same nodes. */
  readonly reference: Recording;
}

/** Δ: the node's output for the picture minus that for the reference. Call inside `tf.tidy`. */
export function differenceOf({ network, shown, reference }: Recordings, id: NodeId): tf.Tensor {
  const [here, there] = [shown.values.get(id), reference.values.get(id)];
  if (here !== undefined && there !== undefined) return tf.sub(here, there);
  const linear = linearAt(network, id);
  const before = differenceOf({ network, shown, reference }, inputOf(linear));
  return applyLinear({ ...linear, bias: null }, before);
}

/** The node's output for one of the pictures. */
export function outputOf(network: Network, recording: Recording, id: NodeId): tf.Tensor {
  const known = recording.values.get(id);
  if (known !== undefined) return known;
  const linear = linearAt(network, id);
  return applyLinear(linear, outputOf(network, recording, inputOf(linear)));
}

function linearAt(network: Network, id: NodeId): LinearNode {
  const node = network.byId.get(id);
  if (node?.kind !== 'linear') throw misuse(`${id} was not recorded`);
  return node;
}

function inputOf(node: LinearNode): NodeId {
  const [input] = node.inputs;
  if (input === undefined) throw misuse(`${node.id} has no input`);
  return input;
}
