/** Runs a read ONNX file in plain loops, one picture, as the operators are described (github.com/onnx/onnx, Operators.md). */
import type { ReadModel, ReadNode, ReadTensor } from './onnxReader.fixture.ts';

export function runOnnx(model: ReadModel, picture: ReadTensor): ReadTensor {
  const values = new Map([...model.constants, [model.input, picture]]);
  const valueOf = (name: string): ReadTensor => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`"${name}" is used before it is made`);
    return value;
  };
  for (const node of model.nodes) values.set(node.output, apply(node, node.inputs.map(valueOf)));
  return valueOf(model.output);
}

function apply(node: ReadNode, [x, ...others]: readonly ReadTensor[]): ReadTensor {
  const operator = operators[node.type];
  if (operator === undefined || x === undefined) throw new Error(`${node.type} of ${node.inputs.length} inputs`);
  return operator(x, others, node.attributes);
}

type Attributes = ReadNode['attributes'];
type Operator = (x: ReadTensor, others: readonly ReadTensor[], attributes: Attributes) => ReadTensor;

/** NaN, which no test lets pass, where there is none. */
const at = (tensor: ReadTensor | undefined, place: number): number => tensor?.values[place] ?? Number.NaN;
const size = (tensor: ReadTensor | undefined, axis: number): number => tensor?.dims[axis] ?? Number.NaN;
const total = (count: number, value: (i: number) => number): number => {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += value(i);
  return sum;
};
const made = (dims: readonly number[], value: (place: number) => number): ReadTensor => ({
  dims,
  values: Float64Array.from({ length: dims.reduce((a, b) => a * b, 1) }, (_, place) => value(place)),
});

const operators: Readonly<Record<string, Operator>> = {
  Conv: (x, [weights, bias], attributes) => convolve(x, weights, bias, attributes),
  Relu: (x) => made(x.dims, (place) => Math.max(0, at(x, place))),
  Clip: (x, [low, high]) => made(x.dims, (place) => Math.min(at(high, 0), Math.max(at(low, 0), at(x, place)))),
  Sum: (x, others) => made(x.dims, (place) => at(x, place) + total(others.length, (i) => at(others[i], place))),
  ReduceMean(x, _, attributes) {
    expectAttribute(attributes, 'axes', [2, 3]);
    const pixels = size(x, 2) * size(x, 3);
    const dims = attributes.get('keepdims')?.[0] === 1 ? [1, size(x, 1), 1, 1] : [1, size(x, 1)];
    return made(dims, (channel) => total(pixels, (i) => at(x, channel * pixels + i)) / pixels);
  },
  Gemm(x, [weights, bias], attributes) {
    expectAttribute(attributes, 'transB', [1]);
    const inputs = size(weights, 1);
    const offset = (out: number): number => (bias === undefined ? 0 : at(bias, out));
    return made(
      [1, size(weights, 0)],
      (out) => offset(out) + total(inputs, (i) => at(x, i) * at(weights, out * inputs + i)),
    );
  },
  Reshape: (x, [shape]) => ({
    dims: Array.from(shape?.values ?? [], (length, axis) => (length === 0 ? size(x, axis) : length)),
    values: x.values,
  }),
};

function expectAttribute(attributes: Attributes, name: string, value: readonly number[]): void {
  if (String(attributes.get(name)) !== String(value)) throw new Error(`${name} is ${String(attributes.get(name))}`);
}

/** One number per axis of the window. */
type Pair = readonly [number, number];

function pairOf(attributes: Attributes, name: string, from = 0): Pair {
  const values = attributes.get(name) ?? [];
  return [values[from] ?? Number.NaN, values[from + 1] ?? Number.NaN];
}

function convolve(
  x: ReadTensor,
  weights: ReadTensor | undefined,
  bias: ReadTensor | undefined,
  attributes: Attributes,
): ReadTensor {
  const [outputs, depth, rows, columns] = [0, 1, 2, 3].map((axis) => size(weights, axis)) as [number, number, ...Pair];
  const [strides, apart] = [pairOf(attributes, 'strides'), pairOf(attributes, 'dilations')];
  const [first, last] = [pairOf(attributes, 'pads'), pairOf(attributes, 'pads', 2)];
  const perGroup = outputs / (attributes.get('group')?.[0] ?? Number.NaN);
  const length = (axis: 0 | 1, taps: number): number =>
    Math.floor((size(x, 2 + axis) + first[axis] + last[axis] - (taps - 1) * apart[axis] - 1) / strides[axis]) + 1;
  const [high, wide] = [length(0, rows), length(1, columns)];
  const inside = (y: number, z: number): boolean => y >= 0 && y < size(x, 2) && z >= 0 && z < size(x, 3);
  const tap = (out: number, y: number, z: number, i: number): number => {
    const [c, v, u] = [Math.floor(i / (rows * columns)), Math.floor(i / columns) % rows, i % columns];
    const from: Pair = [y * strides[0] + v * apart[0] - first[0], z * strides[1] + u * apart[1] - first[1]];
    if (!inside(...from)) return 0;
    const channel = Math.floor(out / perGroup) * depth + c;
    return (
      at(weights, out * depth * rows * columns + i) * at(x, (channel * size(x, 2) + from[0]) * size(x, 3) + from[1])
    );
  };
  return made([1, outputs, high, wide], (place) => {
    const [out, y, z] = [Math.floor(place / (high * wide)), Math.floor(place / wide) % high, place % wide];
    return (bias === undefined ? 0 : at(bias, out)) + total(depth * rows * columns, (i) => tap(out, y, z, i));
  });
}
