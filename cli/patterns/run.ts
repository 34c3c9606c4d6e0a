/** From a request to two files: pictures through the network, statistics of every layer, patterns. */
import * as tf from '@tensorflow/tfjs-core';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { inputValues } from '../../src/engine/inputTensor.ts';
import { encodePatterns } from '../../src/engine/patterns/patternFile.ts';
import { seePicture } from '../../src/engine/picture/resize.ts';
import type { Network } from '../../src/network/graph.ts';
import { importModel } from '../../src/network/import/importModel.ts';
import { PatternStatistics } from '../../src/network/patterns/statistics.ts';
import { amend, openShelf } from '../models/shelf.ts';
import { chooseModel, type ChosenModel } from '../modelSource.ts';
import { startWasm } from '../startWasm.ts';
import { openPictures, spread, type PictureFolder } from './pictures.ts';
import type { PatternsRequest } from './request.ts';

const shelfFolder = resolve(import.meta.dirname, '../../public/models');

/** Pictures in one pass. */
const BATCH = 16;

/** `say` hears a line now and then; the result says what was written. */
export async function writePatterns(
  { model: folderOrId, pictures, out, count }: PatternsRequest,
  say: (line: string) => void,
): Promise<string> {
  const folder = openPictures(pictures);
  const model = await chooseModel(folderOrId);
  await startWasm();
  const network = importModel(model.artifacts);
  try {
    const places = spread(folder.count, count);
    const statistics = await gather(network, model, folder, places, say);
    const { patterns, neurons, unclear } = await statistics.estimate();
    const path = resolve(out ?? join(ownFolder(folderOrId), 'patterns.json'));
    const file = `${basename(path, '.json')}.bin`;
    const facts = { model: model.sha256, pictures: places.length, source: folder.source, file };
    const { description, bytes } = await encodePatterns(network, patterns, facts);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(join(dirname(path), file), bytes);
    await writeFile(path, `${JSON.stringify(description)}\n`);
    await enter(folderOrId, path);
    return `${path}: patterns of ${neurons} neurons from ${places.length} pictures, ${unclear} without a direction of their own`;
  } finally {
    network.dispose();
  }
}

async function gather(
  network: Network,
  { card }: ChosenModel,
  folder: PictureFolder,
  places: readonly number[],
  say: (line: string) => void,
): Promise<PatternStatistics> {
  const statistics = new PatternStatistics(network);
  const [height, width] = card.inputSize;
  const size = height * width * 3;
  for (let at = 0; at < places.length; at += BATCH) {
    const batch = places.slice(at, at + BATCH);
    const values = new Float32Array(batch.length * size);
    for (const [index, place] of batch.entries()) {
      const seen = seePicture(await folder.read(place), card.inputSize, 'crop');
      values.set(inputValues(seen, card.preprocess), index * size);
    }
    const input = tf.tensor4d(values, [batch.length, height, width, 3]);
    await statistics.add(input);
    input.dispose();
    say(`${at + batch.length} of ${places.length} pictures`);
  }
  return statistics;
}

const isFolder = (folderOrId: string): boolean => existsSync(join(folderOrId, 'model.json'));

function ownFolder(folderOrId: string): string {
  return isFolder(folderOrId) ? folderOrId : join(shelfFolder, folderOrId);
}

/** A model of the catalogue is told where its patterns are, if they lie beside it. */
async function enter(folderOrId: string, path: string): Promise<void> {
  const address = relative(shelfFolder, path);
  if (isFolder(folderOrId) || address.startsWith('..')) return;
  await amend(await openShelf(shelfFolder), folderOrId, { patterns: address.replaceAll('\\', '/') });
}
