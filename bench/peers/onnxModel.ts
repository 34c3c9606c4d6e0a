/**
 * A plain graph as an ONNX file, so that a peer can run our weights.
 *
 * Field numbers are those of `onnx.proto` (github.com/onnx/onnx, IR version 8), operators
 * those of opset 13. Input `picture` `[n, c, h, w]`, preprocessed, for any n; output
 * `logits` `[n, classes]`.
 */
import type { Constant, PlainGraph, PlainNode } from './plainGraph.ts';
import type { Encoded } from './protobuf.ts';
import { bytes, integer, littleEndian, message, nested, text } from './protobuf.ts';

const IR_VERSION = 8;
const OPSET = 13;
/** `TensorProto.DataType`. */
const FLOAT = 1;
const INT64 = 7;
/** `AttributeProto.AttributeType`. */
const INT = 2;
const INTS = 7;

export function onnxModel(graph: PlainGraph): Uint8Array {
  const named = (id: string): string => (id === graph.input ? 'picture' : id === graph.output ? 'logits' : `at ${id}`);
  const translated = graph.nodes.map((node) => translate(node, named));
  const fields = [
    ...translated.flatMap(({ nodes }) => nodes),
    text(2, graph.name),
    ...translated.flatMap(({ constants }) => constants),
    nested(11, valueInfo('picture', graph.inputShape)),
    nested(12, valueInfo('logits', [graph.classes])),
  ];
  return message([integer(1, IR_VERSION), nested(7, fields), nested(8, [text(1, ''), integer(2, OPSET)])]);
}

/** Fields of the graph: `node` (1) and `initializer` (5). */
interface Translated {
  readonly nodes: readonly Encoded[];
  readonly constants: readonly Encoded[];
}

function translate(node: PlainNode, named: (id: string) => string): Translated {
  const output = named(node.id);
  const data = node.inputs.map(named);
  const single = (type: string, constants: Constants = {}, attributes: readonly Encoded[] = []): Translated => ({
    nodes: [
      operator(type, [...data, ...Object.keys(constants).map((name) => `${output} ${name}`)], output, attributes),
    ],
    constants: Object.entries(constants).map(([name, value]) => initializer(`${output} ${name}`, value)),
  });
  switch (node.op) {
    case 'conv': {
      const { weights, bias, strides, dilations, pads, groups } = node;
      const geometry = [list('strides', strides), list('dilations', dilations), list('pads', pads)];
      return single('Conv', { weights, ...(bias && { bias }) }, [...geometry, whole('group', groups)]);
    }
    case 'dense': {
      const { weights, bias } = node;
      return single('Gemm', { weights, ...(bias && { bias }) }, [whole('transB', 1)]);
    }
    case 'relu':
      return single('Relu');
    case 'relu6':
      return single('Clip', { low: scalar(0), high: scalar(6) });
    case 'sum':
      return single('Sum');
    case 'mean':
      return single('ReduceMean', {}, [list('axes', [2, 3]), whole('keepdims', node.keepDims ? 1 : 0)]);
    case 'reshape':
      // 0 keeps the number of pictures.
      return single('Reshape', { shape: BigInt64Array.from([0, ...node.shape], BigInt) });
  }
}

type Constants = Readonly<Record<string, Constant | BigInt64Array<ArrayBuffer>>>;

function scalar(value: number): Constant {
  return { shape: [], values: Float32Array.of(value) };
}

/** `NodeProto`. */
function operator(type: string, inputs: readonly string[], output: string, attributes: readonly Encoded[]): Encoded {
  return nested(1, [...inputs.map((name) => text(1, name)), text(2, output), text(4, type), ...attributes]);
}

/** `AttributeProto` of whole numbers, and of one. */
function list(name: string, values: readonly number[]): Encoded {
  return nested(5, [text(1, name), ...values.map((value) => integer(8, value)), integer(20, INTS)]);
}

function whole(name: string, value: number): Encoded {
  return nested(5, [text(1, name), integer(3, value), integer(20, INT)]);
}

/** `TensorProto`. */
function initializer(name: string, constant: Constant | BigInt64Array<ArrayBuffer>): Encoded {
  const [shape, values, type] =
    constant instanceof BigInt64Array
      ? ([[constant.length], constant, INT64] as const)
      : ([constant.shape, constant.values, FLOAT] as const);
  const dims = shape.map((size) => integer(1, size));
  return nested(5, [...dims, integer(2, type), text(8, name), bytes(9, littleEndian(values))]);
}

/** `ValueInfoProto` of a float tensor of any number of pictures. */
function valueInfo(name: string, shape: readonly number[]): Encoded[] {
  const dimensions = [nested(1, [text(2, 'n')]), ...shape.map((size) => nested(1, [integer(1, size)]))];
  return [text(1, name), nested(2, [nested(1, [integer(1, FLOAT), nested(2, dimensions)])])];
}
