/**
 * The plain gradient as a rule table (gradient-methods.md §1): every node's adjoint at the recorded point.
 */
import * as tf from '@tensorflow/tfjs-core';
import { activationAdjoint } from '../adjoint/activation.ts';
import type { KernelStore } from '../adjoint/convolution.ts';
import { linearAdjoint } from '../adjoint/linear.ts';
import { averagePoolAdjoint, globalAverageAdjoint, globalMaxAdjoint, maxPoolAdjoint } from '../adjoint/pool.ts';
import { shapeAdjoint } from '../adjoint/shape.ts';
import { derived } from '../derived.ts';
import type { GateNode, LinearNode, LrnNode, PoolNode, SumNode } from '../graph.ts';
import { misuse } from '../refuse.ts';
import type { RuleTable, Visit } from './ruleTable.ts';

export const gradientRules: RuleTable = {
  linear: (visit: Visit<LinearNode>) => {
    const { network, node, state } = visit;
    const store: KernelStore = (name, make) => derived(network, `${node.id}/${name}`, make);
    return [linearAdjoint(node, state, inputOf(visit).shape, store)];
  },
  activation: (visit) => [activationAdjoint(visit.node, visit.state, visit.inputs[0], outputOf(visit))],
  pool: (visit: Visit<PoolNode>) => [poolAdjoint(visit)],
  sum: (visit: Visit<SumNode>) =>
    visit.inputs.map((_, place) =>
      visit.wanted[place] ? unbroadcast(visit.state, inputOf(visit, place).shape) : null,
    ),
  gate: (visit: Visit<GateNode>) =>
    visit.inputs.map((_, place) => {
      if (!visit.wanted[place]) return null;
      return unbroadcast(tf.mul(visit.state, inputOf(visit, 1 - place)), inputOf(visit, place).shape);
    }),
  shape: (visit) =>
    shapeAdjoint(
      visit.node,
      visit.state,
      visit.inputs.map((_, place) => inputOf(visit, place).shape),
    ),
  lrn: (visit: Visit<LrnNode>) => [lrnAdjoint(visit)],
  // y ⊙ (dy − Σ dy ⊙ y): the Jacobian of the softmax along channels.
  softmax: (visit) => {
    const y = outputOf(visit);
    const mean = tf.sum(tf.mul(visit.state, y), -1, true);
    return [tf.mul(y, tf.sub(visit.state, mean))];
  },
};

function poolAdjoint(visit: Visit<PoolNode>): tf.Tensor {
  const { node, state } = visit;
  const x = inputOf(visit) as tf.Tensor4D;
  switch (node.op) {
    case 'max':
      return maxPoolAdjoint(state as tf.Tensor4D, x, outputOf(visit) as tf.Tensor4D, node);
    case 'average':
      return averagePoolAdjoint(state as tf.Tensor4D, [x.shape[1], x.shape[2]], node);
    case 'global-max':
      return globalMaxAdjoint(state, x, outputOf(visit));
    case 'global-average':
      return globalAverageAdjoint(state, x.shape);
  }
}

function lrnAdjoint(visit: Visit<LrnNode>): tf.Tensor {
  const { depthRadius, bias, alpha, beta } = visit.node;
  const inputs = { x: inputOf(visit), y: outputOf(visit), dy: visit.state };
  return tf.engine().runKernel(tf.LRNGrad, inputs, { depthRadius, bias, alpha, beta });
}

/** Sums over the axes along which an input was repeated. */
function unbroadcast(state: tf.Tensor, shape: readonly number[]): tf.Tensor {
  const axes = state.shape.flatMap((size, axis) => (size !== shape[axis] ? [axis] : []));
  return axes.length === 0 ? state : tf.sum(state, axes, true);
}

function inputOf(visit: Visit, place = 0): tf.Tensor {
  const input = visit.inputs[place];
  if (input === undefined) throw misuse(`input ${place} of ${visit.node.id} was not recorded`);
  return input;
}

function outputOf(visit: Visit): tf.Tensor {
  if (visit.output === undefined) throw misuse(`the output of ${visit.node.id} was not recorded`);
  return visit.output;
}
