/**
 * Constant folding: TensorFlow ops whose inputs are all constants, evaluated on plain arrays.
 *
 * Enough for what exporters leave behind: unmerged batch norms, cast and reshaped
 * weights, and the arithmetic on shapes before a Reshape (where −1 stands for the
 * batch). Returns null for anything else.
 */
import { combine, mapValues, permute, type Values } from '../values.ts';
import { numbersAt, type Operation } from './operation.ts';
import { stridedRange } from './stridedRange.ts';

type Fold = (operation: Operation) => Values | null;

const unary =
  (change: (value: number) => number): Fold =>
  (operation) =>
    mapValues(operation.constant(0), change);

const binary =
  (join: (x: number, y: number) => number): Fold =>
  (operation) =>
    combine(operation.constant(0), operation.constant(1), join);

const reshaped = (values: Values, shape: readonly number[]): Values => {
  const known = shape.reduce((product, size) => (size === -1 ? product : product * size), 1);
  return { shape: shape.map((size) => (size === -1 ? values.data.length / known : size)), data: values.data };
};

const squeeze: Fold = (operation) => {
  const values = operation.constant(0);
  const dims = operation.attributes.numbers('squeeze_dims') ?? [];
  const axes = new Set(dims.map((axis) => (axis < 0 ? axis + values.shape.length : axis)));
  return reshaped(
    values,
    values.shape.filter((size, axis) => (axes.size === 0 ? size !== 1 : !axes.has(axis))),
  );
};

const expand: Fold = (operation) => {
  const values = operation.constant(0);
  const shape = [...values.shape];
  const [axis = 0] = numbersAt(operation, 1);
  shape.splice(axis < 0 ? axis + shape.length + 1 : axis, 0, 1);
  return reshaped(values, shape);
};

/** Of scalars and vectors only: shapes are never more. */
function join(values: readonly Values[]): Values | null {
  if (values.some(({ shape }) => shape.length > 1)) return null;
  const data = values.flatMap((part) => Array.from(part.data));
  return { shape: [data.length], data: Float32Array.from(data) };
}

const stridedSlice: Fold = (operation) => {
  const values = operation.constant(0);
  if (values.shape.length !== 1) return null;
  const { begin, end, stride, shrinks } = stridedRange(operation, 0, values.data.length);
  if (stride < 1) return null;
  const taken = values.data.slice(begin, end).filter((_, index) => index % stride === 0);
  return { shape: shrinks ? [] : [taken.length], data: taken };
};

const gather: Fold = (operation) => {
  const [from, at] = [operation.constant(0), operation.constant(1)];
  if (from.shape.length !== 1) return null;
  return mapValues(at, (index) => from.data.at(index) ?? NaN);
};

const folds: Readonly<Record<string, Fold>> = {
  Identity: unary((x) => x),
  PlaceholderWithDefault: unary((x) => x),
  Cast: unary((x) => x),
  Neg: unary((x) => -x),
  Sqrt: unary(Math.sqrt),
  Rsqrt: unary((x) => 1 / Math.sqrt(x)),
  Square: unary((x) => x * x),
  Reciprocal: unary((x) => 1 / x),
  Add: binary((x, y) => x + y),
  AddV2: binary((x, y) => x + y),
  Sub: binary((x, y) => x - y),
  Mul: binary((x, y) => x * y),
  RealDiv: binary((x, y) => x / y),
  FloorDiv: binary((x, y) => Math.floor(x / y)),
  Maximum: binary(Math.max),
  Minimum: binary(Math.min),
  Reshape: (operation) => reshaped(operation.constant(0), numbersAt(operation, 1)),
  Squeeze: squeeze,
  ExpandDims: expand,
  Transpose: (operation) => permute(operation.constant(0), numbersAt(operation, 1)),
  Pack: (operation) => join(operation.inputs.map((_, index) => operation.constant(index))),
  ConcatV2: (operation) => join(operation.inputs.slice(0, -1).map((_, index) => operation.constant(index))),
  Prod: (operation) => ({ shape: [], data: Float32Array.of(operation.constant(0).data.reduce((a, b) => a * b, 1)) }),
  StridedSlice: stridedSlice,
  GatherV2: gather,
};

/** The value of `operation` if all its inputs are constants and it is known here; else null. */
export function fold(op: string, operation: Operation): Values | null {
  if (operation.inputs.length === 0 || operation.inputs.some((entry) => 'data' in entry)) return null;
  return folds[op]?.(operation) ?? null;
}
