/**
 * Adds a model to this copy: reads it, proves that it loads, imports and answers,
 * and only then writes its files and its card.
 *
 * Files from a folder and from an address go the same way. Needs an open back end.
 */
import { resolve } from 'node:path';
import { FailureError } from '../../src/core/failure.ts';
import type { ModelCard } from '../../src/core/modelCard.ts';
import { neverStops } from '../../src/core/stop.ts';
import { checkCard } from '../../src/engine/catalogue/cardSchema.ts';
import { checkClassNames } from '../../src/engine/catalogue/classNames.ts';
import type { LoadedModel } from '../../src/engine/catalogue/loadModel.ts';
import { loadModel } from '../../src/engine/catalogue/loadModel.ts';
import { classify } from '../../src/engine/classify.ts';
import { sha256Of } from '../../src/engine/sha256.ts';
import { importModel } from '../../src/network/import/importModel.ts';
import { readClassList } from './classList.ts';
import type { Facts } from './describe.ts';
import { gatherFacts, imagenetFile, outputsOf } from './describe.ts';
import { neighbourCard } from './neighbourCard.ts';
import type { AddRequest } from './request.ts';
import type { Shelf } from './shelf.ts';
import { place } from './shelf.ts';
import type { Source } from './source.ts';
import { formatOf, pathIn, remembering, sourceOf } from './source.ts';

/** Longer lists get a file of their own, so that the catalogue stays readable. */
const inlineNames = 20;

const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '');

/** Imports the model and asks it about a grey picture: `[height, width]` of its input. */
async function tryOut(
  { artifacts, classNames }: LoadedModel,
  preprocess: ModelCard['preprocess'],
): Promise<readonly [number, number]> {
  const network = importModel(artifacts);
  try {
    checkClassNames(artifacts.name, classNames, network.classes);
    const [height, width] = network.inputShape;
    const rgb = new Uint8ClampedArray(height * width * 3).fill(128);
    const answer = await classify(network, { width, height, rgb }, preprocess);
    if (!answer.every((probability) => Number.isFinite(probability)))
      throw new FailureError({ kind: 'model-invalid', model: artifacts.name, detail: 'it answers with no numbers' });
    return [height, width];
  } finally {
    network.dispose();
  }
}

/** Names in the card, in the list it shares with others, or in a file of its own. */
async function classesOf(
  { classNames }: Facts,
  id: string,
  shelf: Shelf,
): Promise<{ classes: ModelCard['classes']; file: [path: string, bytes: Uint8Array<ArrayBuffer>][] }> {
  if (classNames.length <= inlineNames) return { classes: classNames, file: [] };
  const shared = await readClassList(resolve(shelf.folder, imagenetFile), id).catch(() => []);
  if (classNames.join('\n') === shared.join('\n')) return { classes: imagenetFile, file: [] };
  const text = `${JSON.stringify(classNames, null, 1)}\n`;
  return { classes: `${id}/classes.json`, file: [['classes.json', new TextEncoder().encode(text)]] };
}

function draftOf(
  source: Source,
  facts: Facts,
  id: string,
  format: ModelCard['format'],
  request: AddRequest,
): ModelCard {
  return {
    id,
    name: request.name ?? source.name,
    format,
    address: source.address,
    query: source.query,
    inputSize: [1, 1],
    preprocess: facts.preprocess,
    classes: facts.classNames,
    backgroundClass: facts.backgroundClass,
    outputs: 'logits',
    bytes: 1,
    sha256: null,
    files: [],
    licence: request.licence ?? 'not stated',
    source: request.source ?? (source.folder === null ? source.address : 'a folder of the person who added it'),
    note:
      request.note ??
      'Added by a person; it knows the classes it names and answers with one of them whatever it is shown.',
  };
}

/** Adds the model and returns its card. Throws what stands in the way; then nothing was written. */
export async function addModel(request: AddRequest, shelf: Shelf): Promise<ModelCard> {
  const source = sourceOf(request);
  const id = request.id ?? idOf(source.name);
  const taken = shelf.catalogue.models.some((model) => model.id === id);
  if (taken)
    throw new FailureError({
      kind: 'model-invalid',
      model: id,
      detail: 'a model here has that id: remove it first, or choose another --id',
    });
  const neighbour = source.folder === null ? null : await neighbourCard(source.folder);
  const facts = await gatherFacts(request, neighbour, shelf.folder, source.name);
  const { fetchFile, got } = remembering();
  const format = await formatOf(source, fetchFile);
  const draft = draftOf(source, facts, id, format, request);
  const loaded = await loadModel(draft, { onBytes: () => undefined, signal: neverStops, cache: null, fetchFile });
  const inputSize = await tryOut(loaded, facts.preprocess);
  const files = new Map([...got].map(([address, bytes]) => [pathIn(source, address), bytes] as const));
  const { classes, file } = await classesOf(facts, id, shelf);
  const card: ModelCard = {
    ...draft,
    address: `${id}/model.json`,
    query: '',
    inputSize,
    classes,
    outputs: request.outputs ?? neighbour?.outputs ?? outputsOf(loaded.artifacts.topology),
    bytes: [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0),
    sha256: loaded.sha256,
    files: await Promise.all(
      [...files].map(async ([path, bytes]) => ({ path, bytes: bytes.length, sha256: await sha256Of(bytes) })),
    ),
  };
  const checked = checkCard(card);
  if ('problem' in checked)
    throw new FailureError({ kind: 'model-invalid', model: draft.name, detail: checked.problem });
  await place(shelf, checked.value, new Map([...files, ...file]));
  return checked.value;
}
