/**
 * Reads back an ONNX file, written from the format's own description
 * (github.com/onnx/onnx/blob/main/onnx/onnx.proto) and from nothing of the writer.
 */
type Field = number | Uint8Array;
type Message = ReadonlyMap<number, readonly Field[]>;

export interface ReadNode {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes: ReadonlyMap<string, readonly number[]>;
}

export interface ReadTensor {
  readonly dims: readonly number[];
  readonly values: ArrayLike<number>;
}

export interface ReadModel {
  readonly version: number;
  readonly opset: number;
  readonly nodes: readonly ReadNode[];
  readonly constants: ReadonlyMap<string, ReadTensor>;
  readonly input: string;
  readonly output: string;
}

export function readOnnx(bytes: Uint8Array): ReadModel {
  const model = fields(bytes);
  const graph = fields(one(model, 7));
  return {
    version: model.get(1)?.[0] as number,
    opset: fields(one(model, 8)).get(2)?.[0] as number,
    nodes: all(graph, 1).map(readNode),
    constants: new Map(all(graph, 5).map(readTensor)),
    input: text(one(fields(one(graph, 11)), 1)),
    output: text(one(fields(one(graph, 12)), 1)),
  };
}

function readNode(bytes: Uint8Array): ReadNode {
  const node = fields(bytes);
  const attributes = all(node, 5).map((attribute): [string, readonly number[]] => {
    const read = fields(attribute);
    return [text(one(read, 1)), (read.get(8) ?? read.get(3) ?? []) as number[]];
  });
  return {
    type: text(one(node, 4)),
    inputs: all(node, 1).map(text),
    output: text(one(node, 2)),
    attributes: new Map(attributes),
  };
}

function readTensor(bytes: Uint8Array): [string, ReadTensor] {
  const tensor = fields(bytes);
  const raw = one(tensor, 9).slice().buffer;
  const isFloat = tensor.get(2)?.[0] === 1;
  const values = isFloat ? new Float32Array(raw) : Array.from(new BigInt64Array(raw), Number);
  return [text(one(tensor, 8)), { dims: (tensor.get(1) ?? []) as number[], values }];
}

function fields(bytes: Uint8Array): Message {
  const found = new Map<number, Field[]>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error('a number has no end');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const key = varint();
    const number = key >> 3;
    if ((key & 7) !== 0 && (key & 7) !== 2) throw new Error(`wire type ${key & 7} at byte ${at}`);
    let value: Field = varint();
    if ((key & 7) === 2) {
      if (at + value > bytes.length) throw new Error('a field is longer than its message');
      value = bytes.subarray(at, (at += value));
    }
    found.set(number, [...(found.get(number) ?? []), value]);
  }
  return found;
}

function all(message: Message, field: number): readonly Uint8Array[] {
  return (message.get(field) ?? []) as Uint8Array[];
}

function one(message: Message, field: number): Uint8Array {
  const [value] = all(message, field);
  if (value === undefined) throw new Error(`field ${field} is missing`);
  return value;
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
