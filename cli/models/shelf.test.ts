import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../src/core/failure.ts';
import { card } from '../../src/engine/catalogue/modelFiles.fixture.ts';
import { formatCatalogue } from './formatCatalogue.ts';
import { isLocal, openShelf, place, take } from './shelf.ts';

const local = { ...card, id: 'near', address: 'near/model.json' };
const files = new Map([['a/b.bin', new Uint8Array([1, 2])]]);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shelf-'));
  await writeFile(join(folder, 'catalogue.json'), formatCatalogue({ version: 1, models: [card] }));
});
afterEach(() => rm(folder, { recursive: true }));

const text = () => readFile(join(folder, 'catalogue.json'), 'utf8');
const refusal = async (work: Promise<unknown>) => failureOf(await work.catch((error: unknown) => error));

describe('the shelf', () => {
  it('takes a model in and gives it back, byte for byte', async () => {
    const before = await text();
    await place(await openShelf(folder), local, files);
    expect(await readFile(join(folder, 'near/a/b.bin'))).toEqual(Buffer.from([1, 2]));
    expect((await openShelf(folder)).catalogue.models.map(({ id }) => id)).toEqual(['tiny', 'near']);
    expect(await take(await openShelf(folder), 'near')).toEqual(local);
    expect(await text()).toBe(before);
    expect(await readdir(folder)).toEqual(['catalogue.json']);
  });

  it('removes no files for a card whose model lies elsewhere', async () => {
    await mkdir(join(folder, 'tiny'));
    await take(await openShelf(folder), 'tiny');
    expect((await readdir(folder)).sort()).toEqual(['catalogue.json', 'tiny']);
    expect([isLocal(card), isLocal(local)]).toEqual([false, true]);
  });

  it('stays as it was where the card is refused, or the folder is somebody’s', async () => {
    const before = await text();
    const shelf = await openShelf(folder);
    expect(await refusal(place(shelf, { ...local, bytes: -1 }, files))).toMatchObject({ kind: 'catalogue-unreadable' });
    expect(await readdir(folder)).toEqual(['catalogue.json']);
    await mkdir(join(folder, 'near'));
    await expect(place(shelf, local, files)).rejects.toThrow('exists already');
    expect(await readdir(join(folder, 'near'))).toEqual([]);
    expect(await text()).toBe(before);
  });

  it('names the ids there are where one is unknown', async () => {
    expect(await refusal(openShelf(folder).then((shelf) => take(shelf, 'far')))).toEqual({
      kind: 'model-invalid',
      model: 'far',
      detail: 'no model here has that id; there are tiny',
    });
  });

  it('says what is wrong with a catalogue that was edited by hand', async () => {
    await writeFile(join(folder, 'catalogue.json'), '{ "version": 1, "models": [ }');
    expect(await refusal(openShelf(folder))).toMatchObject({ kind: 'catalogue-unreadable', detail: /JSON/ });
    await rm(join(folder, 'catalogue.json'));
    expect(await refusal(openShelf(folder))).toMatchObject({ detail: 'the file cannot be opened' });
    await writeFile(join(folder, 'catalogue.json'), '');
  });
});
