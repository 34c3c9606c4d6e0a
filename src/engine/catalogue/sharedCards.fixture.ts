/**
 * The eight real classifiers of `../shared/models` as cards and artifacts, for tests.
 *
 * They are test material and not part of this repository: ask `hasShared` first, or
 * `describe.skipIf(!hasShared)`. Addresses are `file:` unless a base is given.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ModelCard } from '../../core/modelCard.ts';
import type { ModelArtifacts } from '../../network/graph.ts';
import { concatenate } from './download.ts';
import { artifactsOf, parseModelJson } from './modelJson.ts';

export const sharedModels = resolve('../shared/models');
export const hasShared = existsSync(join(sharedModels, 'cards.json'));

export const sharedIds = [
  'mobilenet_v1_025_224',
  'mobilenet_v1_025_128_quant',
  'mobilenet_v1_100_224_quant_1001',
  'mobilenet_v2_100_224',
  'squeezenet_v11_onnx_224',
  'googlenet_caffe_224',
  'resnet20_cifar10_32',
  'tiny_vgg_64',
] as const;
export type SharedId = (typeof sharedIds)[number];

interface SharedEntry {
  readonly format: 'layers' | 'graph';
  readonly size: [number, number];
  readonly outputs: ModelCard['outputs'];
  readonly classes: string | string[];
  readonly preprocess: ModelCard['preprocess'];
}

const readText = (path: string): string => readFileSync(path, 'utf8');

function classNames(classes: string | string[]): string[] {
  if (typeof classes !== 'string') return classes;
  const text = readText(join(sharedModels, '../labels', classes));
  if (classes.endsWith('.txt')) return text.trim().split('\n');
  return Object.values(JSON.parse(text) as Record<string, [wnid: string, name: string]>).map(([, name]) =>
    name.replaceAll('_', ' '),
  );
}

/** `base` is the address of the folder that holds the models' folders, with a slash at the end. */
export function sharedCard(id: SharedId, base = `${pathToFileURL(sharedModels).href}/`): ModelCard {
  const entries = JSON.parse(readText(join(sharedModels, 'cards.json'))) as Record<SharedId, SharedEntry>;
  const { format, size, outputs, classes, preprocess } = entries[id];
  const names = classNames(classes);
  const json = parseModelJson(readText(join(sharedModels, id, 'model.json')), id);
  return {
    id,
    name: id,
    format: `${format}-model`,
    address: new URL(`${id}/model.json`, base).href,
    query: '',
    inputSize: size,
    preprocess,
    classes: names,
    backgroundClass: names[0] === 'background' ? 0 : null,
    outputs,
    bytes: json.groups.reduce(
      (sum, group) => sum + group.bytes,
      readFileSync(join(sharedModels, id, 'model.json')).length,
    ),
    sha256: null,
    files: [],
    licence: 'for tests only',
    source: '../shared/models',
    note: 'A real classifier for tests.',
  };
}

export function sharedArtifacts(id: SharedId): ModelArtifacts {
  const json = parseModelJson(readText(join(sharedModels, id, 'model.json')), id);
  const files = json.groups.flatMap(({ paths }) => paths.map((path) => readFileSync(join(sharedModels, id, path))));
  return artifactsOf(json, id, concatenate(files).buffer);
}
