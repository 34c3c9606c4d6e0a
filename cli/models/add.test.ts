import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../src/core/failure.ts';
import { neverStops } from '../../src/core/stop.ts';
import { loadCatalogue } from '../../src/engine/catalogue/catalogue.ts';
import { loadModel } from '../../src/engine/catalogue/loadModel.ts';
import { hasShared, sharedModels } from '../../src/engine/catalogue/sharedCards.fixture.ts';
import { fetchLocal } from '../localFiles.ts';
import { UsageError } from '../settings.ts';
import { startWasm } from '../startWasm.ts';
import { addModel } from './add.ts';
import type { AddRequest } from './request.ts';
import { parseRequest } from './request.ts';
import { openShelf, take } from './shelf.ts';
import { writeTinyModel } from './tinyModel.fixture.ts';

let shelfFolder: string;
let tiny: string;
let classes: string;
const made: string[] = [];

const request = (...args: string[]): AddRequest => {
  const parsed = parseRequest(['add', ...args]);
  if (parsed.command !== 'add') throw new Error('no add');
  return parsed.add;
};
const prepared = ['--order', 'rgb', '--scale', '1/127.5', '--mean', '1', '--std', '1'];
const catalogueText = () => readFile(join(shelfFolder, 'catalogue.json'), 'utf8');
const refusal = async (asked: AddRequest): Promise<unknown> => {
  const shelf = await openShelf(shelfFolder);
  return addModel(asked, shelf).then(
    () => 'added',
    (error: unknown) => (error instanceof UsageError ? error.message : failureOf(error)),
  );
};

beforeAll(async () => {
  await startWasm();
});

beforeEach(async () => {
  shelfFolder = await mkdtemp(join(tmpdir(), 'shelf-'));
  for (const file of ['catalogue.json', 'imagenet-classes.json'])
    await cp(join('public/models', file), join(shelfFolder, file));
  tiny = await writeTinyModel();
  classes = join(dirname(tiny), 'classes.txt');
  await writeFile(classes, 'cat\ndog\nowl\n');
  made.push(shelfFolder, dirname(tiny));
});

afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true });
});

describe('adding a model from a folder', () => {
  it('writes its files and a whole card, from which it loads again; removing it leaves no trace', async () => {
    const before = await catalogueText();
    const tensors = tf.memory().numTensors;
    const card = await addModel(request(tiny, '--classes', classes, ...prepared), await openShelf(shelfFolder));
    expect(card).toMatchObject({
      id: 'tiny-model',
      name: 'Tiny Model',
      format: 'layers-model',
      address: 'tiny-model/model.json',
      inputSize: [8, 8],
      preprocess: { order: 'rgb', scale: 1 / 127.5, mean: [1, 1, 1], std: [1, 1, 1] },
      classes: ['cat', 'dog', 'owl'],
      backgroundClass: null,
      outputs: 'probabilities',
    });
    expect(card.files.map(({ path }) => path)).toEqual([
      'model.json',
      'weights/part-1of2.bin',
      'weights/part-2of2.bin',
    ]);
    expect(card.bytes).toBe(card.files.reduce((sum, { bytes }) => sum + bytes!, 0));
    expect(tf.memory().numTensors).toBe(tensors);

    const { models } = await loadCatalogue(pathToFileURL(join(shelfFolder, 'catalogue.json')).href, fetchLocal);
    const options = { onBytes: () => undefined, signal: neverStops, cache: null, fetchFile: fetchLocal };
    expect((await loadModel(models.at(-1)!, options)).sha256).toBe(card.sha256);

    await take(await openShelf(shelfFolder), 'tiny-model');
    expect(await catalogueText()).toBe(before);
    expect((await readdir(shelfFolder)).sort()).toEqual(['catalogue.json', 'imagenet-classes.json']);
  });

  it('takes what a person says of it', async () => {
    await writeFile(classes, 'cat\ndog\n');
    const words = ['--id', 'mine', '--name', 'Mine', '--licence', 'MIT', '--source', 'me', '--note', 'Knows pets.'];
    const asked = request(
      tiny,
      '--classes',
      classes,
      ...prepared,
      ...words,
      '--background',
      '2',
      '--outputs',
      'logits',
    );
    expect(await addModel(asked, await openShelf(shelfFolder))).toMatchObject({
      id: 'mine',
      name: 'Mine',
      licence: 'MIT',
      source: 'me',
      note: 'Knows pets.',
      classes: ['cat', 'dog'],
      backgroundClass: 2,
      outputs: 'logits',
    });
  });

  it('tells no path of this computer', async () => {
    await addModel(request(tiny, '--classes', classes, ...prepared), await openShelf(shelfFolder));
    expect(await catalogueText()).not.toContain(tmpdir());
  });

  it('reads a cards.json beside the folder', async () => {
    const preprocess = { order: 'bgr', scale: 1, mean: [104, 117, 123], std: [1, 1, 1] };
    const entry = { format: 'layers', size: [8, 8], outputs: 'probabilities', classes: ['a', 'b', 'c'], preprocess };
    await writeFile(join(dirname(tiny), 'cards.json'), JSON.stringify({ 'Tiny Model': entry }));
    const card = await addModel(request(tiny, '--scale', '2'), await openShelf(shelfFolder));
    expect(card).toMatchObject({ classes: ['a', 'b', 'c'], preprocess: { ...preprocess, scale: 2 } });
  });
});

describe('adding a model from an address', () => {
  const server = createServer((asked, answer) => {
    const { pathname, search } = new URL(asked.url ?? '', 'http://here');
    readFile(join(dirname(tiny), decodeURIComponent(pathname))).then(
      (bytes) => answer.writeHead(search === '?key=1' ? 200 : 403).end(bytes),
      () => answer.writeHead(404).end(),
    );
  });
  const start = async (): Promise<string> => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/Tiny%20Model`;
  };
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('downloads every file, with its query, into the folder of the model', async () => {
    const address = await start();
    const asked = request(`${address}/model.json?key=1`, '--id', 'far', '--classes', classes, ...prepared);
    const card = await addModel(asked, await openShelf(shelfFolder));
    expect(card).toMatchObject({ address: 'far/model.json', query: '', source: `${address}/model.json` });
    for (const { path } of card.files)
      expect(await readFile(join(shelfFolder, 'far', path))).toEqual(await readFile(join(tiny, path)));
  });

  it('says what the server answered', async () => {
    const address = await start();
    expect(await refusal(request(address, '--classes', classes, ...prepared))).toMatchObject({
      kind: 'model-unreachable',
      address: `${address}/model.json`,
      status: 403,
    });
  });
});

describe('what is refused, with nothing written', () => {
  let before: string;
  beforeEach(async () => {
    before = await catalogueText();
  });
  afterEach(async () => {
    expect(await catalogueText()).toBe(before);
    expect((await readdir(shelfFolder)).sort()).toEqual(['catalogue.json', 'imagenet-classes.json']);
  });

  it('a model of which it is not known how pictures are prepared: every missing option is named', async () => {
    expect(await refusal(request(tiny))).toMatch(/needed: --classes, --order, --scale, --mean, --std\.$/);
    expect(await refusal(request(tiny, '--classes', classes, '--order', 'rgb', '--mean', '0'))).toMatch(
      /needed: --scale, --std\.$/,
    );
  });

  it('names that do not fit the outputs', async () => {
    expect(await refusal(request(tiny, '--classes', 'imagenet', ...prepared))).toEqual({
      kind: 'model-invalid',
      model: 'Tiny Model',
      detail: 'it has 3 outputs, but 1000 classes are named',
    });
  });

  it('a folder without a model, and weights that are cut', async () => {
    const cut = await writeTinyModel(4);
    made.push(dirname(cut));
    expect(await refusal(request(dirname(tiny), '--classes', classes, ...prepared))).toMatchObject({
      kind: 'model-unreachable',
    });
    expect(await refusal(request(cut, '--classes', classes, ...prepared))).toMatchObject({
      kind: 'model-corrupt',
      detail: '504 bytes, but its tensors need 508',
    });
  });

  it('an id that is taken or is no id', async () => {
    const named = (id: string) => refusal(request(tiny, '--classes', classes, ...prepared, '--id', id));
    expect(await named('resnet_v2_50_public')).toMatchObject({ kind: 'model-invalid', detail: /remove it first/ });
    expect(await named('../up')).toMatchObject({ kind: 'model-invalid', detail: /^id: / });
  });
});

describe.skipIf(!hasShared)('the models of ../shared/models', () => {
  it.each([
    ['tiny_vgg_64', [64, 64], null],
    ['mobilenet_v1_025_128_quant', [128, 128], 'imagenet-classes.json'],
    ['mobilenet_v1_100_224_quant_1001', [224, 224], 'mobilenet_v1_100_224_quant_1001/classes.json'],
  ] as const)('%s is added by its folder alone', async (id, inputSize, list) => {
    const card = await addModel(request(join(sharedModels, id)), await openShelf(shelfFolder));
    expect(card).toMatchObject({ id, inputSize, backgroundClass: id.endsWith('1001') ? 0 : null });
    if (list === null) expect(card.classes).toHaveLength(10);
    else expect(card.classes).toBe(list);
    expect(existsSync(join(shelfFolder, id, 'model.json'))).toBe(true);
    await take(await openShelf(shelfFolder), id);
    expect(await catalogueText()).toBe(await readFile('public/models/catalogue.json', 'utf8'));
  });
});
