/**
 * Linear TensorFlow ops, plain and fused. A fused op becomes its linear part and its activation.
 */
import type { NodeId } from '../../graph.ts';
import { addActivation, addAffine, addConvolution, addDense } from '../emit.ts';
import { permute, vector, type Values } from '../values.ts';
import { geometryOf, numbersAt, type Operation, type OperationReader } from './operation.ts';

/** What `fused_ops` of an op say; its constants follow the kernel in the inputs. */
function fusedParts(operation: Operation): { bias: Values | null; activate: (input: NodeId) => NodeId } {
  const parts = operation.attributes.texts('fused_ops').map((part) => part.toLowerCase());
  const bias = parts[0] === 'biasadd' ? operation.constant(2) : null;
  const activation = parts.find((part) => part !== 'biasadd');
  return {
    bias: bias === null ? null : vector(bias.data),
    activate: (input) => activateFused(operation, input, activation, bias === null ? 2 : 3),
  };
}

function activateFused(operation: Operation, input: NodeId, name: string | undefined, next: number): NodeId {
  const suffix = '/activation';
  switch (name) {
    case undefined:
      return input;
    case 'relu':
    case 'relu6':
    case 'sigmoid':
    case 'tanh':
      return addActivation(operation, input, { name }, suffix);
    case 'elu':
      return addActivation(operation, input, { name, alpha: 1 }, suffix);
    case 'leakyrelu': {
      const alpha = operation.attributes.number('leakyrelu_alpha', 0.2);
      return addActivation(operation, input, { name: 'leaky', alpha }, suffix);
    }
    case 'prelu': {
      const slopes = vector(operation.constant(next).data);
      return addActivation(operation, input, { name: 'prelu', slopes }, suffix);
    }
    default:
      return operation.refuse(`is fused with "${name}"`);
  }
}

function convolution(op: 'conv' | 'depthwise'): OperationReader {
  return (operation) => {
    const { bias, activate } = fusedParts(operation);
    const part = { op, weights: operation.constant(1), bias, geometry: geometryOf(operation) };
    return activate(addConvolution(operation, operation.data(0), part));
  };
}

const matMul: OperationReader = (operation) => {
  if (operation.attributes.flag('transpose_a', false)) operation.refuse('transposes its data');
  const { bias, activate } = fusedParts(operation);
  const given = operation.constant(1);
  const weights = operation.attributes.flag('transpose_b', false) ? permute(given, [1, 0]) : given;
  return activate(addDense(operation, operation.data(0), weights, bias));
};

const transposed: OperationReader = (operation) => {
  const input = operation.data(2);
  const geometry = geometryOf(operation);
  const id = addConvolution(operation, input, {
    op: 'transposed',
    weights: operation.constant(1),
    bias: null,
    geometry,
  });
  const wanted = numbersAt(operation, 0).slice(1);
  const made = operation.shapeOf(id);
  if (!wanted.every((size, axis) => size === made[axis])) operation.refuse(`makes ${wanted.join(' × ')} pixels`);
  return id;
};

/** γ (x − μ) / √(σ² + ε) + β; TensorFlow's default ε of the op is 1e-4. */
const batchNormalisation: OperationReader = (operation) => {
  if (operation.attributes.flag('is_training', false)) operation.refuse('normalises by the batch itself');
  const [scale, offset, mean, variance] = [1, 2, 3, 4].map((index) => numbersAt(operation, index));
  const epsilon = operation.attributes.number('epsilon', 1e-4);
  const factors = (variance ?? []).map((value, c) => (scale?.[c] ?? 1) / Math.sqrt(value + epsilon));
  const shifts = factors.map((factor, c) => (offset?.[c] ?? 0) - (mean?.[c] ?? 0) * factor);
  return addAffine(operation, operation.data(0), vector(factors), vector(shifts));
};

export const linearReaders: Readonly<Record<string, OperationReader>> = {
  Conv2D: convolution('conv'),
  _FusedConv2D: convolution('conv'),
  DepthwiseConv2dNative: convolution('depthwise'),
  DepthwiseConv2d: convolution('depthwise'),
  FusedDepthwiseConv2dNative: convolution('depthwise'),
  Conv2DBackpropInput: transposed,
  MatMul: matMul,
  _FusedMatMul: matMul,
  FusedBatchNorm: batchNormalisation,
  FusedBatchNormV2: batchNormalisation,
  FusedBatchNormV3: batchNormalisation,
};
