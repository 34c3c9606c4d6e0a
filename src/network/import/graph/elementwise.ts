/**
 * Elementwise TensorFlow ops: with a constant they are an affine map or a bound, between data a sum or a gate.
 */
import { abs, exp, log, maximum, minimum, mirrorPad, sqrt, square, type Tensor } from '@tensorflow/tfjs-core';
import type { NodeId } from '../../graph.ts';
import { addActivation, addAffine, addGate, type ActivationSettings } from '../emit.ts';
import { mapValues, vector, type Values } from '../values.ts';
import { numbersAt, type Operation, type OperationReader } from './operation.ts';

const one = vector([1]);
const minusOne = vector([-1]);

/** The two inputs: both data, or one of them and the constant that goes with it. */
function operands(
  operation: Operation,
): { data: NodeId; other: NodeId } | { data: NodeId; constant: Values; swapped: boolean } {
  const [a, b] = operation.inputs;
  if (a === undefined || b === undefined) return operation.refuse('takes two inputs');
  if ('data' in a) {
    return 'data' in b ? { data: a.data, other: b.data } : { data: a.data, constant: b.constant, swapped: false };
  }
  return { data: operation.data(1), constant: a.constant, swapped: true };
}

const add: OperationReader = (operation) => {
  const sides = operands(operation);
  if ('constant' in sides) return addAffine(operation, sides.data, one, sides.constant);
  return operation.add({ kind: 'sum', inputs: [sides.data, sides.other] });
};

const addAll: OperationReader = (operation) =>
  operation.add({ kind: 'sum', inputs: operation.inputs.map((_, index) => operation.data(index)) });

const subtract: OperationReader = (operation) => {
  const sides = operands(operation);
  if ('other' in sides) {
    const negative = addAffine(operation, sides.other, minusOne, null, '/negative');
    return operation.add({ kind: 'sum', inputs: [sides.data, negative] });
  }
  if (sides.swapped) return addAffine(operation, sides.data, minusOne, sides.constant);
  return addAffine(
    operation,
    sides.data,
    one,
    mapValues(sides.constant, (value) => -value),
  );
};

const multiply: OperationReader = (operation) => {
  const sides = operands(operation);
  if ('constant' in sides) return addAffine(operation, sides.data, sides.constant, null);
  return addGate(operation, sides.data, sides.other);
};

const divide: OperationReader = (operation) => {
  const sides = operands(operation);
  if ('other' in sides || sides.swapped) return operation.refuse('divides by data');
  return addAffine(
    operation,
    sides.data,
    mapValues(sides.constant, (value) => 1 / value),
    null,
  );
};

/** A bound where one side is a single number; between two maps the op runs forward only. */
function extreme(
  join: (a: Tensor, b: Tensor) => Tensor,
  boundsOf: (bound: number) => [number, number],
): OperationReader {
  return (operation) => {
    const sides = operands(operation);
    if ('other' in sides) return opaque(operation, [sides.data, sides.other], ([a, b]) => (a && b ? join(a, b) : null));
    const [bound] = sides.constant.data;
    if (bound === undefined || sides.constant.data.length > 1)
      return operation.refuse('bounds that are not one number');
    return addActivation(operation, sides.data, { name: 'clip', bounds: boundsOf(bound) });
  };
}

const clip: OperationReader = (operation) => {
  const [low = -Infinity, high = Infinity] = [...numbersAt(operation, 1), ...numbersAt(operation, 2)];
  return addActivation(operation, operation.data(0), { name: 'clip', bounds: [low, high] });
};

function activation(settings: ActivationSettings): OperationReader {
  return (operation) => addActivation(operation, operation.data(0), settings);
}

const leaky: OperationReader = (operation) =>
  addActivation(operation, operation.data(0), { name: 'leaky', alpha: operation.attributes.number('alpha', 0.2) });

const parametric: OperationReader = (operation) =>
  addActivation(operation, operation.data(0), { name: 'prelu', slopes: vector(operation.constant(1).data) });

function opaque(operation: Operation, inputs: NodeId[], run: (inputs: readonly Tensor[]) => Tensor | null): NodeId {
  return operation.add({
    kind: 'opaque',
    inputs,
    run: (tensors) => run(tensors) ?? operation.refuse('lacks an input'),
    shapeAfter: (shapes) => shapes[0] ?? [],
  });
}

const unary =
  (apply: (x: Tensor) => Tensor): OperationReader =>
  (operation) =>
    opaque(operation, [operation.data(0)], ([x]) => (x ? apply(x) : null));

const reflect: OperationReader = (operation) => {
  const sides = numbersAt(operation, 1);
  const [top = 0, bottom = 0, left = 0, right = 0] = sides.slice(2);
  const mode = operation.attributes.text('mode', 'REFLECT') === 'SYMMETRIC' ? 'symmetric' : 'reflect';
  const frame: [number, number][] = [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
  return operation.add({
    kind: 'opaque',
    inputs: [operation.data(0)],
    run: ([x]) => (x ? mirrorPad(x, frame, mode) : operation.refuse('lacks an input')),
    shapeAfter: ([shape = []]) =>
      shape.map((size, axis) => size + (frame[axis + 1]?.[0] ?? 0) + (frame[axis + 1]?.[1] ?? 0)),
  });
};

export const elementwiseReaders: Readonly<Record<string, OperationReader>> = {
  Add: add,
  AddV2: add,
  BiasAdd: add,
  BiasAddV1: add,
  AddN: addAll,
  Sub: subtract,
  Mul: multiply,
  RealDiv: divide,
  Div: divide,
  Neg: (operation) => addAffine(operation, operation.data(0), minusOne, null),
  Maximum: extreme(maximum, (bound) => [bound, Infinity]),
  Minimum: extreme(minimum, (bound) => [-Infinity, bound]),
  ClipByValue: clip,
  Relu: activation({ name: 'relu' }),
  Relu6: activation({ name: 'relu6' }),
  Elu: activation({ name: 'elu', alpha: 1 }),
  Selu: activation({ name: 'selu' }),
  Sigmoid: activation({ name: 'sigmoid' }),
  Tanh: activation({ name: 'tanh' }),
  Softplus: activation({ name: 'softplus' }),
  LeakyRelu: leaky,
  Prelu: parametric,
  Abs: unary(abs),
  Exp: unary(exp),
  Log: unary(log),
  Sqrt: unary(sqrt),
  Square: unary(square),
  MirrorPad: reflect,
};
