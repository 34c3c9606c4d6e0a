/**
 * Keras layers without weights: pools, merges, reshapes, and those that do nothing at inference.
 */
import { maximum, minimum, type Tensor } from '@tensorflow/tfjs-core';
import type { Padding } from '../../graph.ts';
import { addAffine, addGate, addPad, addReshape } from '../emit.ts';
import { vector } from '../values.ts';
import { onlyInput, paddingRule, positiveAxis, type Layer, type LayerReader } from './layer.ts';

function pool(op: 'max' | 'average'): LayerReader {
  return (layer, inputs) => {
    const window = layer.settings.pair('pool_size', [2, 2]);
    const geometry = {
      strides: layer.settings.pair('strides', window),
      dilations: [1, 1],
      padding: paddingRule(layer),
    } as const;
    return layer.add({ kind: 'pool', op, inputs: [onlyInput(layer, inputs)], window, geometry });
  };
}

function globalPool(op: 'global-max' | 'global-average'): LayerReader {
  return (layer, inputs) =>
    layer.add({
      kind: 'pool',
      op,
      inputs: [onlyInput(layer, inputs)],
      keepDims: layer.settings.flag('keepdims', false),
    });
}

const sum: LayerReader = (layer, inputs) => layer.add({ kind: 'sum', inputs });

const subtract: LayerReader = (layer, inputs) => {
  const [from, taken] = inputs;
  if (from === undefined || taken === undefined) return layer.refuse('takes two inputs');
  return layer.add({ kind: 'sum', inputs: [from, addAffine(layer, taken, vector([-1]), null, '/negative')] });
};

const average: LayerReader = (layer, inputs) => {
  const total = layer.add({ kind: 'sum', inputs }, '/sum');
  return addAffine(layer, total, vector([1 / inputs.length]), null);
};

const multiply: LayerReader = (layer, inputs) => inputs.reduce((a, b) => addGate(layer, a, b));

/** The larger (or smaller) of two or more maps of one shape; no method has a rule for it. */
function extreme(join: (a: Tensor, b: Tensor) => Tensor): LayerReader {
  return (layer, inputs) =>
    layer.add({
      kind: 'opaque',
      inputs,
      run: (tensors) => tensors.reduce((a, b) => join(a, b)),
      shapeAfter: (shapes) => shapes[0] ?? [],
    });
}

const concatenate: LayerReader = (layer, inputs) => {
  const rank = layer.shapeOf(inputs[0] ?? '').length + 1;
  const axis = positiveAxis(layer.settings.number('axis', -1), rank);
  return inputs.length === 1 ? onlyInput(layer, inputs) : layer.add({ kind: 'shape', op: 'concat', inputs, axis });
};

/** TensorFlow.js writes an open size as null, Keras as −1. */
function targetShape(layer: Layer): number[] {
  const given = layer.settings.raw('target_shape');
  if (!Array.isArray(given)) return layer.refuse('has no "target_shape"');
  return given.map((size) => (typeof size === 'number' ? size : -1));
}

const permute: LayerReader = (layer, inputs) =>
  layer.add({
    kind: 'shape',
    op: 'transpose',
    inputs: [onlyInput(layer, inputs)],
    permutation: [0, ...(layer.settings.numbers('dims') ?? layer.refuse('has no "dims"'))],
  });

/** Keras writes a frame as one number, `[rows, columns]`, or `[[top, bottom], [left, right]]`. */
function frameOf(layer: Layer, key: string): Padding {
  const given = layer.settings.raw(key);
  if (Array.isArray(given) && given.every((side) => Array.isArray(side))) {
    const [top, bottom, left, right] = given.flat().map(Number);
    return { top: top ?? 0, bottom: bottom ?? 0, left: left ?? 0, right: right ?? 0 };
  }
  const [rows, columns] = layer.settings.pair(key, [1, 1]);
  return { top: rows, bottom: rows, left: columns, right: columns };
}

const crop: LayerReader = (layer, inputs) => {
  const input = onlyInput(layer, inputs);
  const { top, bottom, left, right } = frameOf(layer, 'cropping');
  const [height = 0, width = 0] = layer.shapeOf(input);
  const size = [-1, height - top - bottom, width - left - right, -1];
  return layer.add({ kind: 'shape', op: 'slice', inputs: [input], begin: [0, top, left, 0], size });
};

/** Keras enlarges with half-pixel centres (`tf.image.resize`) when bilinear; *nearest* repeats pixels. */
const enlarge: LayerReader = (layer, inputs) => {
  const input = onlyInput(layer, inputs);
  const [rows, columns] = layer.settings.pair('size', [2, 2]);
  const [height = 0, width = 0] = layer.shapeOf(input);
  const method = layer.settings.text('interpolation', 'nearest');
  if (method !== 'nearest' && method !== 'bilinear') return layer.refuse(`interpolates by "${method}"`);
  return layer.add({
    kind: 'shape',
    op: 'resize',
    inputs: [input],
    method,
    size: [height * rows, width * columns],
    alignCorners: false,
    halfPixelCenters: method === 'bilinear',
  });
};

export const structureReaders: Readonly<Record<string, LayerReader>> = {
  MaxPooling2D: pool('max'),
  AveragePooling2D: pool('average'),
  GlobalMaxPooling2D: globalPool('global-max'),
  GlobalAveragePooling2D: globalPool('global-average'),
  Add: sum,
  Subtract: subtract,
  Average: average,
  Multiply: multiply,
  Maximum: extreme(maximum),
  Minimum: extreme(minimum),
  Concatenate: concatenate,
  Flatten: (layer, inputs) => addReshape(layer, onlyInput(layer, inputs), [-1]),
  Reshape: (layer, inputs) => addReshape(layer, onlyInput(layer, inputs), targetShape(layer)),
  Permute: permute,
  ZeroPadding2D: (layer, inputs) => addPad(layer, onlyInput(layer, inputs), frameOf(layer, 'padding'), 0),
  Cropping2D: crop,
  UpSampling2D: enlarge,
  ...Object.fromEntries(
    ['Dropout', 'SpatialDropout2D', 'GaussianDropout', 'GaussianNoise', 'AlphaDropout', 'ActivityRegularization'].map(
      (name) => [name, onlyInput],
    ),
  ),
};
