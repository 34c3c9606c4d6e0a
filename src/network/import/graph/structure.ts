/**
 * TensorFlow ops that move values without changing them, pool them, or normalise across channels.
 */
import type { NodeId } from '../../graph.ts';
import { addPad, addReshape } from '../emit.ts';
import {
  numbersAt,
  geometryOf,
  planarAttribute,
  positiveAxis,
  type Entry,
  type Operation,
  type OperationReader,
} from './operation.ts';
import { stridedRange } from './stridedRange.ts';

function pool(op: 'max' | 'average'): OperationReader {
  return (operation) =>
    operation.add({
      kind: 'pool',
      op,
      inputs: [operation.data(0)],
      window: planarAttribute(operation, 'ksize'),
      geometry: { ...geometryOf(operation), dilations: [1, 1] },
    });
}

/** A mean or maximum over height and width is a global pool; over anything else it is not known here. */
function globalPool(op: 'global-max' | 'global-average'): OperationReader {
  return (operation) => {
    const input = operation.data(0);
    const axes = numbersAt(operation, 1).map((axis) => positiveAxis(operation, input, axis));
    if (axes.sort().join() !== '1,2') operation.refuse(`reduces axes ${axes.join(', ')}`);
    return operation.add({
      kind: 'pool',
      op,
      inputs: [input],
      keepDims: operation.attributes.flag('keep_dims', false),
    });
  };
}

/** The first size of a TensorFlow shape is the batch, whatever number stands there. */
const reshape: OperationReader = (operation) =>
  addReshape(operation, operation.data(0), numbersAt(operation, 1).slice(1));

const squeeze: OperationReader = (operation) => {
  const input = operation.data(0);
  const dims = operation.attributes.numbers('squeeze_dims') ?? operation.attributes.numbers('axis') ?? [];
  const axes = new Set(dims.map((axis) => positiveAxis(operation, input, axis)));
  const keeps = (size: number, axis: number): boolean => (axes.size === 0 ? size !== 1 : !axes.has(axis + 1));
  return addReshape(operation, input, operation.shapeOf(input).filter(keeps));
};

const expand: OperationReader = (operation) => {
  const input = operation.data(0);
  const shape = [...operation.shapeOf(input)];
  const [axis = 0] = numbersAt(operation, 1);
  const place = axis < 0 ? axis + shape.length + 2 : axis;
  if (place === 0) operation.refuse('adds an axis before the batch');
  shape.splice(place - 1, 0, 1);
  return addReshape(operation, input, shape);
};

const transpose: OperationReader = (operation) => {
  const permutation = numbersAt(operation, 1);
  if (permutation[0] !== 0) operation.refuse('moves the batch axis');
  return operation.add({ kind: 'shape', op: 'transpose', inputs: [operation.data(0)], permutation });
};

const pad: OperationReader = (operation) => {
  const [before = 0, after = 0, top = 0, bottom = 0, left = 0, right = 0, ...rest] = numbersAt(operation, 1);
  if ([before, after, ...rest].some((size) => size !== 0)) operation.refuse('pads more than height and width');
  const value = operation.inputs.length > 2 ? (numbersAt(operation, 2)[0] ?? 0) : 0;
  return addPad(operation, operation.data(0), { top, bottom, left, right }, value);
};

const concat: OperationReader = (operation) => {
  const last = operation.inputs.length - 1;
  const inputs = operation.inputs.slice(0, last).map((_, index) => operation.data(index));
  const axis = positiveAxis(operation, operation.data(0), numbersAt(operation, last)[0] ?? -1);
  return inputs.length === 1 ? operation.data(0) : operation.add({ kind: 'shape', op: 'concat', inputs, axis });
};

function addSlice(
  operation: Operation,
  input: NodeId,
  begin: readonly number[],
  size: readonly number[],
  suffix?: string,
): NodeId {
  if (begin[0] !== 0 || size[0] !== -1) operation.refuse('slices the batch');
  return operation.add({ kind: 'shape', op: 'slice', inputs: [input], begin, size }, suffix);
}

const slice: OperationReader = (operation) => {
  const [begin, size] = [numbersAt(operation, 1), numbersAt(operation, 2)];
  return addSlice(operation, operation.data(0), begin, [begin[0] === 0 ? -1 : 0, ...size.slice(1)]);
};

const stridedSlice: OperationReader = (operation) => {
  const input = operation.data(0);
  const full = [-1, ...operation.shapeOf(input)];
  const ranges = full.map((size, axis) => stridedRange(operation, axis, size));
  if (ranges.some(({ stride, shrinks }) => stride !== 1 || shrinks)) operation.refuse('skips pixels or drops an axis');
  const begin = ranges.map((range) => range.begin);
  const size = ranges.map((range, axis) => (axis === 0 ? -1 : range.end - range.begin));
  return addSlice(operation, input, begin, size);
};

/** One slice per part along one axis. */
function parts(operation: Operation, input: NodeId, axis: number, sizes: readonly number[]): Entry[] {
  const full = [-1, ...operation.shapeOf(input)];
  let from = 0;
  return sizes.map((size, part) => {
    const begin = full.map((_, a) => (a === axis ? from : 0));
    from += size;
    return {
      data: addSlice(
        operation,
        input,
        begin,
        full.map((all, a) => (a === axis ? size : all)),
        `/${part}`,
      ),
    };
  });
}

const split: OperationReader = (operation) => {
  const input = operation.data(1);
  const axis = positiveAxis(operation, input, numbersAt(operation, 0)[0] ?? -1);
  const count = operation.attributes.number('num_split', 1);
  const size = (operation.shapeOf(input)[axis - 1] ?? 0) / count;
  return parts(operation, input, axis, new Array<number>(count).fill(size));
};

const splitAt: OperationReader = (operation) => {
  const input = operation.data(0);
  const axis = positiveAxis(operation, input, numbersAt(operation, 2)[0] ?? -1);
  return parts(operation, input, axis, numbersAt(operation, 1));
};

function resize(method: 'bilinear' | 'nearest'): OperationReader {
  return (operation) => {
    const [height = 0, width = 0] = numbersAt(operation, 1);
    return operation.add({
      kind: 'shape',
      op: 'resize',
      inputs: [operation.data(0)],
      method,
      size: [height, width],
      alignCorners: operation.attributes.flag('align_corners', false),
      halfPixelCenters: operation.attributes.flag('half_pixel_centers', false),
    });
  };
}

/** Local response normalisation across channels; defaults are those of `tf.nn.local_response_normalization`. */
const lrn: OperationReader = (operation) =>
  operation.add({
    kind: 'lrn',
    inputs: [operation.data(0)],
    depthRadius: operation.attributes.number('depth_radius', 5),
    bias: operation.attributes.number('bias', 1),
    alpha: operation.attributes.number('alpha', 1),
    beta: operation.attributes.number('beta', 0.5),
  });

const identity: OperationReader = (operation) => operation.data(0);

export const structureReaders: Readonly<Record<string, OperationReader>> = {
  ...Object.fromEntries(
    ['Identity', 'StopGradient', 'PreventGradient', 'CheckNumerics', 'Snapshot', 'PlaceholderWithDefault', 'Cast'].map(
      (op) => [op, identity],
    ),
  ),
  MaxPool: pool('max'),
  AvgPool: pool('average'),
  Mean: globalPool('global-average'),
  Max: globalPool('global-max'),
  Reshape: reshape,
  Squeeze: squeeze,
  ExpandDims: expand,
  Transpose: transpose,
  Pad: pad,
  PadV2: pad,
  ConcatV2: concat,
  Slice: slice,
  StridedSlice: stridedSlice,
  Split: split,
  SplitV: splitAt,
  ResizeBilinear: resize('bilinear'),
  ResizeNearestNeighbor: resize('nearest'),
  LRN: lrn,
  Softmax: (operation) => operation.add({ kind: 'softmax', inputs: [operation.data(0)] }),
};
