/**
 * Finds the model a person named on the command line and loads it.
 *
 * Two ways: the id of a model in `public/models/catalogue.json`, or a folder with a
 * TensorFlow.js `model.json` that a `cards.json` beside the folder describes. Builds
 * no network.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FailureError } from '../src/core/failure.ts';
import type { ModelCard } from '../src/core/modelCard.ts';
import { neverStops } from '../src/core/stop.ts';
import { loadCatalogue } from '../src/engine/catalogue/catalogue.ts';
import { backgroundName } from '../src/engine/catalogue/classNames.ts';
import type { LoadedModel } from '../src/engine/catalogue/loadModel.ts';
import { loadModel } from '../src/engine/catalogue/loadModel.ts';
import { fetchLocal } from './localFiles.ts';
import { neighbourCard } from './models/neighbourCard.ts';
import { formatOf, sourceOf } from './models/source.ts';

const cataloguePath = resolve(import.meta.dirname, '../public/models/catalogue.json');

export interface ChosenModel extends LoadedModel {
  readonly card: ModelCard;
}

/** @throws FailureError where the model is not found, not whole or not described */
export async function chooseModel(folderOrId: string): Promise<ChosenModel> {
  const isFolder = existsSync(join(folderOrId, 'model.json'));
  const card = isFolder ? await cardOfFolder(resolve(folderOrId)) : await cardOfId(folderOrId);
  const options = { onBytes: () => undefined, signal: neverStops, cache: null, fetchFile: fetchLocal };
  return { card, ...(await loadModel(card, options)) };
}

async function cardOfId(id: string): Promise<ModelCard> {
  const catalogue = await loadCatalogue(pathToFileURL(cataloguePath).href, fetchLocal);
  const card = catalogue.models.find((one) => one.id === id);
  if (card) return card;
  const offered = catalogue.models.map((one) => one.id).join(', ');
  throw notUsable(id, `it is neither a folder with a model.json nor one of ${offered}`);
}

/** A card for this one run: nobody vouches for size, hash or licence. */
async function cardOfFolder(folder: string): Promise<ModelCard> {
  const source = sourceOf({ where: folder, preprocess: {} });
  const facts = await neighbourCard(folder);
  if (!facts) throw notUsable(source.name, `no cards.json beside ${folder} describes it`);
  const { classNames, ...described } = facts;
  return {
    ...described,
    id: source.name,
    name: source.name,
    format: await formatOf(source, fetchLocal),
    address: source.address,
    query: '',
    classes: classNames,
    backgroundClass: classNames[0] === backgroundName ? 0 : null,
    bytes: 0,
    sha256: null,
    files: [],
    licence: 'not stated',
    source: folder,
    note: 'A model from a local folder.',
    ...(existsSync(join(folder, 'patterns.json')) && {
      patterns: pathToFileURL(join(folder, 'patterns.json')).href,
    }),
  };
}

function notUsable(model: string, detail: string): FailureError {
  return new FailureError({ kind: 'model-invalid', model, detail });
}
