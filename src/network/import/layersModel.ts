/**
 * Reads a TensorFlow.js layers-model (Keras JSON) into a draft.
 *
 * Follows `inbound_nodes`, not the order of layers, so shared layers are written
 * once per call and nested models are inlined, each with its weights. Takes the
 * JSON of Keras 1–3 and of TensorFlow.js itself. Knows no layer: those are in
 * `layers/`.
 */
import type { ModelArtifacts, NodeId } from '../graph.ts';
import { invalid, unsupported } from '../refuse.ts';
import { createDraftBuilder, type Draft, type DraftBuilder, type Site } from './draft.ts';
import { createWriter } from './emit.ts';
import { callsOf, layersOf, referencesOf, type Call, type LayerJson, type Reference } from './layerJson.ts';
import { activationReaders } from './layers/activations.ts';
import type { Layer } from './layers/layer.ts';
import { linearReaders } from './layers/linear.ts';
import { structureReaders } from './layers/structure.ts';
import { isJson, settingsOf, type Json } from './settings.ts';
import type { Values } from './values.ts';

const readers = { ...activationReaders, ...linearReaders, ...structureReaders };
const containers = new Set(['Model', 'Functional', 'Sequential']);

interface Source {
  readonly graph: DraftBuilder;
  readonly weights: ReadonlyMap<string, Values>;
  readonly keras: number;
}

export function readLayersModel(artifacts: ModelArtifacts, weights: ReadonlyMap<string, Values>): Draft {
  const { topology, name } = artifacts;
  const outer = isJson(topology) ? topology : {};
  const given = outer['model_config'] ?? outer;
  const root: unknown = typeof given === 'string' ? JSON.parse(given) : given;
  if (!isJson(root)) throw invalid(name, 'its file holds no model');
  const version = outer['keras_version'] ?? root['keras_version'];
  const graph = createDraftBuilder(name);
  const source: Source = { graph, weights, keras: typeof version === 'string' ? Number.parseInt(version) || 2 : 2 };
  const className = root['class_name'];
  if (typeof className !== 'string' || !containers.has(className)) {
    throw invalid(name, `its topology is no Keras model but "${String(className)}"`);
  }
  const model: LayerJson = { name, className, config: root['config'], inbound: [] };
  return graph.finish(readContainer(source, model, null, []));
}

/**
 * Writes all layers of a model between its inputs and its (first) output.
 * @param inputs what the model is called on; null for the outermost one, whose input is the picture
 * @param path names of the models this one lies in
 */
function readContainer(
  source: Source,
  model: LayerJson,
  inputs: readonly NodeId[] | null,
  path: readonly string[],
): NodeId {
  const layers = layersOf(model.config);
  if (layers.length === 0) throw invalid(source.graph.model, `${model.name} has no layers`);
  if (model.className === 'Sequential') return readSequence(source, layers, inputs, path);
  const config = settingsOf(model.config);
  const inputNames = referencesOf(config.raw('input_layers')).map((reference) => reference.layer);
  const outputs = referencesOf(config.raw('output_layers'));
  const [output] = outputs;
  if (output === undefined) throw invalid(source.graph.model, `${model.name} has no output`);
  const references = [...outputs, ...layers.flatMap((layer) => referencesOf(layer.inbound))];
  const calls = new Map(layers.map((layer) => [layer.name, callsOf(layer, references)]));
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const done = new Map<string, NodeId>();

  const resolve = (reference: Reference): NodeId => {
    const key = `${reference.layer}:${reference.call}`;
    const known = done.get(key);
    if (known !== undefined) return known;
    const layer = byName.get(reference.layer);
    if (layer === undefined) throw invalid(source.graph.model, `there is no layer "${reference.layer}"`);
    const position = inputNames.indexOf(layer.name);
    const given = inputs !== null && position >= 0 ? inputs[position] : undefined;
    const call: Call = calls.get(layer.name)?.[reference.call] ?? [];
    const id = given ?? readLayer(source, layer, call.map(resolve), path);
    done.set(key, id);
    return id;
  };
  return resolve(output);
}

function readSequence(
  source: Source,
  layers: readonly LayerJson[],
  inputs: readonly NodeId[] | null,
  path: readonly string[],
): NodeId {
  const [first] = layers;
  let current = inputs?.[0];
  if (current === undefined && first !== undefined && !startsItself(first)) {
    current = source.graph.input(siteOf({ ...first, name: 'input', className: 'InputLayer' }, path), inputShape(first));
  }
  for (const layer of layers) {
    if (layer.className === 'InputLayer' && current !== undefined) continue;
    current = readLayer(source, layer, current === undefined ? [] : [current], path);
  }
  if (current === undefined) throw invalid(source.graph.model, 'a sequence without layers');
  return current;
}

/** Whether a layer brings its own input, so that a sequence starting with it needs none. */
function startsItself(layer: LayerJson): boolean {
  return layer.className === 'InputLayer' || containers.has(layer.className);
}

function readLayer(source: Source, layer: LayerJson, inputs: readonly NodeId[], path: readonly string[]): NodeId {
  const site = siteOf(layer, path);
  const { graph } = source;
  if (layer.className === 'InputLayer') return graph.input(site, inputShape(layer));
  if (containers.has(layer.className)) {
    return readContainer(source, layer, inputs.length === 0 ? null : inputs, [...path, layer.name]);
  }
  const reader = readers[layer.className];
  if (reader === undefined) throw unsupported(graph.model, site.origin, 'this layer is not known here');
  const settings = settingsOf(layer.config);
  if (settings.text('data_format', 'channels_last') === 'channels_first') {
    throw unsupported(graph.model, site.origin, 'its channels come first');
  }
  if (inputs.length === 0) throw invalid(graph.model, `layer "${layer.name}" is never called`);
  const writer: Layer = {
    ...createWriter(graph, site),
    settings,
    keras: source.keras,
    weight: (...names) => findWeight(source.weights, [...path, layer.name], names),
  };
  return reader(writer, inputs);
}

function siteOf(layer: LayerJson, path: readonly string[]): Site {
  return { id: [...path, layer.name].join('/'), origin: { name: layer.name, op: layer.className } };
}

/** Per-sample shape in an input layer's or a first layer's config. */
function inputShape(layer: LayerJson): (number | null)[] {
  const config: Json = isJson(layer.config) ? layer.config : {};
  const given = config['batch_input_shape'] ?? config['batchInputShape'] ?? config['batch_shape'];
  const shape: unknown[] = Array.isArray(given) ? given : [null];
  return shape.slice(1).map((size) => (typeof size === 'number' ? size : null));
}

/**
 * Exporters put all, some or none of the enclosing models' names before the layer's, a name of their own before
 * those, and some add `:0`. The longest match wins, so equally named layers of two nested models keep their weights.
 */
function findWeight(
  weights: ReadonlyMap<string, Values>,
  path: readonly string[],
  names: readonly string[],
): Values | null {
  for (const name of names) {
    for (let start = 0; start < path.length; start++) {
      const wanted = `/${[...path.slice(start), name].join('/')}`;
      for (const [key, values] of weights) if (`/${key.replace(/:0$/, '')}`.endsWith(wanted)) return values;
    }
  }
  return null;
}
