/**
 * The wiring part of Keras JSON: layers, their calls, and references to a call.
 *
 * Three generations write it differently: Keras 2 and TensorFlow.js as nested
 * arrays `[[layer, call, tensor, {}], …]`, Keras 3 as `{ args, kwargs }` holding
 * `__keras_tensor__` objects. Here they become the same. Knows no layer class.
 */
import { isJson } from './settings.ts';

export interface LayerJson {
  readonly name: string;
  readonly className: string;
  readonly config: unknown;
  readonly inbound: readonly unknown[];
}

/** The result of a layer's `call`-th call. */
export interface Reference {
  readonly layer: string;
  readonly call: number;
}

/** What a layer is called on. */
export type Call = readonly Reference[];

/** Layers of a model's config; that of an old `Sequential` is the list itself. */
export function layersOf(config: unknown): LayerJson[] {
  const list: unknown = isJson(config) ? config['layers'] : config;
  return Array.isArray(list) ? list.filter(isJson).map(layerOf) : [];
}

/** All references in `json`, in order, at whatever depth: nested arrays or Keras 3 tensors. */
export function referencesOf(json: unknown): Reference[] {
  if (isJson(json)) {
    const config = json['config'];
    if (json['class_name'] === '__keras_tensor__' && isJson(config)) return referencesOf(config['keras_history']);
    return Object.values(json).flatMap(referencesOf);
  }
  if (!Array.isArray(json)) return [];
  const items: readonly unknown[] = json;
  const [layer, call] = items;
  if (typeof layer === 'string') return [{ layer, call: typeof call === 'number' ? call : 0 }];
  return items.flatMap(referencesOf);
}

/**
 * The calls of `layer`, numbered as `references` (all those of the model it lies in) number them.
 *
 * tf.keras counts a nested model's own construction as its call 0 and leaves it out
 * of the file (`_should_skip_first_node`), so references then start at 1.
 */
export function callsOf(layer: LayerJson, references: readonly Reference[]): Call[] {
  const calls = layer.inbound.map((call) => referencesOf(call));
  const skipsFirst = references.some((to) => to.layer === layer.name && to.call === calls.length);
  return skipsFirst ? [[], ...calls] : calls;
}

function layerOf(json: Readonly<Record<string, unknown>>): LayerJson {
  const { config } = json;
  const name = json['name'] ?? (isJson(config) ? config['name'] : undefined);
  const inbound = json['inbound_nodes'] ?? json['inboundNodes'];
  const className = json['class_name'] ?? json['className'];
  return {
    name: typeof name === 'string' ? name : '',
    className: typeof className === 'string' ? className : '',
    config,
    inbound: Array.isArray(inbound) ? inbound : [],
  };
}
