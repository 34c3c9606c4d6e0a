/**
 * TensorFlow `NodeDef` as JSON: attributes decoded, inputs split into name and output number.
 *
 * Integers come as strings, strings as base64 or as character codes
 * (`tensorflow/core/framework/attr_value.proto`). Knows no op.
 */
import { isJson, settingsOf, type Settings } from '../settings.ts';

export interface NodeJson {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly Endpoint[];
  readonly attributes: Settings;
}

/** One of the outputs of a node. */
export interface Endpoint {
  readonly node: string;
  readonly output: number;
}

/** Nodes of a `GraphDef`; control inputs (`^name`), which carry no data, are left out. */
export function nodesOf(topology: unknown): NodeJson[] {
  const list: unknown = isJson(topology) ? topology['node'] : null;
  if (!Array.isArray(list)) return [];
  return list.filter(isJson).map((json) => ({
    name: String(json['name']),
    op: String(json['op']),
    inputs: textsIn(json['input'])
      .filter((input) => !input.startsWith('^'))
      .map(endpointOf),
    attributes: settingsOf(decodeAttributes(json['attr'])),
  }));
}

export function endpointOf(reference: string): Endpoint {
  const [node = '', output] = reference.split(':');
  return { node, output: output === undefined ? 0 : Number(output) };
}

function textsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}

function decodeAttributes(attributes: unknown): Readonly<Record<string, unknown>> {
  if (!isJson(attributes)) return {};
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, decodeAttribute(value)]));
}

function decodeAttribute(value: unknown): unknown {
  if (!isJson(value)) return undefined;
  const { list, shape } = value;
  if (isJson(list)) {
    const [kind, items] = Object.entries(list).find(([, entry]) => Array.isArray(entry)) ?? ['', []];
    return Array.isArray(items) ? items.map((item) => decodeScalar(kind, item)) : [];
  }
  if (isJson(shape)) return dimensionsOf(shape);
  const [kind, scalar] = Object.entries(value)[0] ?? ['', undefined];
  return decodeScalar(kind, scalar);
}

function decodeScalar(kind: string, value: unknown): unknown {
  if (kind === 'i' || kind === 'f') return Number(value);
  if (kind !== 's') return value;
  if (Array.isArray(value)) return String.fromCharCode(...value.map(Number));
  return typeof value === 'string' ? atob(value) : '';
}

/** Sizes of a `TensorShapeProto`; −1 where open. */
export function dimensionsOf(shape: unknown): number[] {
  const list: unknown = isJson(shape) ? shape['dim'] : null;
  if (!Array.isArray(list)) return [];
  return list.map((dimension) => Number((isJson(dimension) ? dimension['size'] : undefined) ?? -1));
}
