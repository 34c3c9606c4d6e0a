/**
 * Keras layers that are linear in their input: convolutions, dense, normalisation, rescaling.
 *
 * All keep their weights as stored; merging a normalisation into the layer before
 * it is left to the passes.
 */
import type { NodeId } from '../../graph.ts';
import { addAffine, addConvolution, addDense } from '../emit.ts';
import { vector, type Values } from '../values.ts';
import { applyActivation } from './activations.ts';
import { convolutionGeometry, onlyInput, positiveAxis, requiredWeight, type Layer, type LayerReader } from './layer.ts';

function biasOf(layer: Layer): Values | null {
  return layer.settings.flag('use_bias', true) ? requiredWeight(layer, 'bias') : null;
}

function activated(layer: Layer, linear: NodeId): NodeId {
  return applyActivation(layer, linear, layer.settings.raw('activation'), '/activation');
}

function convolution(layer: Layer, input: NodeId): NodeId {
  if (layer.settings.number('groups', 1) !== 1) layer.refuse('a grouped convolution');
  const weights = requiredWeight(layer, 'kernel');
  const geometry = convolutionGeometry(layer);
  return activated(layer, addConvolution(layer, input, { op: 'conv', weights, bias: biasOf(layer), geometry }));
}

function depthwise(layer: Layer, input: NodeId): NodeId {
  const weights = requiredWeight(layer, 'depthwise_kernel', 'kernel');
  const geometry = convolutionGeometry(layer);
  return activated(layer, addConvolution(layer, input, { op: 'depthwise', weights, bias: biasOf(layer), geometry }));
}

function separable(layer: Layer, input: NodeId): NodeId {
  const depth = addConvolution(
    layer,
    input,
    {
      op: 'depthwise',
      weights: requiredWeight(layer, 'depthwise_kernel'),
      bias: null,
      geometry: convolutionGeometry(layer),
    },
    '/depthwise',
  );
  const point = addConvolution(layer, depth, {
    op: 'conv',
    weights: requiredWeight(layer, 'pointwise_kernel'),
    bias: biasOf(layer),
    geometry: { strides: [1, 1], dilations: [1, 1], padding: 'valid' },
  });
  return activated(layer, point);
}

function transposed(layer: Layer, input: NodeId): NodeId {
  const geometry = convolutionGeometry(layer);
  if (geometry.dilations.some((dilation) => dilation !== 1)) layer.refuse('a dilated transposed convolution');
  if (layer.settings.numbers('output_padding') !== null) layer.refuse('an output padding');
  const weights = requiredWeight(layer, 'kernel');
  return activated(layer, addConvolution(layer, input, { op: 'transposed', weights, bias: biasOf(layer), geometry }));
}

function dense(layer: Layer, input: NodeId): NodeId {
  return activated(layer, addDense(layer, input, requiredWeight(layer, 'kernel'), biasOf(layer)));
}

/** γ (x − μ) / √(σ² + ε) + β with the moving statistics (Ioffe & Szegedy 2015, algorithm 2). */
function batchNormalisation(layer: Layer, input: NodeId): NodeId {
  const rank = layer.shapeOf(input).length + 1;
  const axis = layer.settings.numbers('axis')?.[0] ?? -1;
  if (positiveAxis(axis, rank) !== rank - 1) layer.refuse(`normalises along axis ${axis}, not along channels`);
  const mean = requiredWeight(layer, 'moving_mean').data;
  const variance = requiredWeight(layer, 'moving_variance').data;
  const gamma = layer.settings.flag('scale', true) ? requiredWeight(layer, 'gamma').data : null;
  const beta = layer.settings.flag('center', true) ? requiredWeight(layer, 'beta').data : null;
  const epsilon = layer.settings.number('epsilon', 1e-3);
  const scale = Array.from(variance, (value, c) => (gamma?.[c] ?? 1) / Math.sqrt(value + epsilon));
  const shift = scale.map((factor, c) => (beta?.[c] ?? 0) - (mean[c] ?? 0) * factor);
  return addAffine(layer, input, vector(scale), vector(shift));
}

function rescaling(layer: Layer, input: NodeId): NodeId {
  const scale = layer.settings.numbers('scale') ?? [1];
  return addAffine(layer, input, vector(scale), vector(layer.settings.numbers('offset') ?? [0]));
}

/** (x − mean) / max(√variance, 1e-7): `keras.layers.Normalization`, whose ε is that of the Keras backend. */
function normalisation(layer: Layer, input: NodeId): NodeId {
  const stored = (name: string): Values => {
    const given = layer.settings.numbers(name);
    const values = given === null ? requiredWeight(layer, name) : vector(given);
    return { shape: [values.data.length], data: values.data };
  };
  const scale = stored('variance').data.map((value) => 1 / Math.max(Math.sqrt(value), 1e-7));
  const mean = stored('mean').data;
  return addAffine(layer, input, vector(scale), vector(scale.map((factor, c) => -(mean[c] ?? mean[0] ?? 0) * factor)));
}

const overOneInput =
  (read: (layer: Layer, input: NodeId) => NodeId): LayerReader =>
  (layer, inputs) =>
    read(layer, onlyInput(layer, inputs));

export const linearReaders: Readonly<Record<string, LayerReader>> = {
  Conv2D: overOneInput(convolution),
  DepthwiseConv2D: overOneInput(depthwise),
  SeparableConv2D: overOneInput(separable),
  Conv2DTranspose: overOneInput(transposed),
  Dense: overOneInput(dense),
  BatchNormalization: overOneInput(batchNormalisation),
  BatchNormalizationV1: overOneInput(batchNormalisation),
  Rescaling: overOneInput(rescaling),
  Normalization: overOneInput(normalisation),
};
