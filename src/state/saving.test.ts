import { expect, test } from 'vitest';
import { setOf } from '../core/regions/regionSet.ts';
import { FORMAT } from '../core/share/explanationFormat.ts';
import { getPngText, putPngText } from '../core/share/pngText.ts';
import {
  mapResult,
  openFinishedPage,
  openLocalPage,
  openReadyPage,
  pictureRef,
  prediction,
  settle,
} from './page.fixture.ts';

/** That picture again, under whatever name it is brought. */
const local = (name: string) => ({ ...pictureRef('My bus.png'), name });

/** A 1 × 1 pixel PNG. */
const png = new Blob([
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=', 'base64'),
]);

test('a saved file opens again with everything in it, and nothing is searched anew', async () => {
  const page = await openLocalPage();
  await page.actions.saveFile();
  const [saved] = page.downloads;
  expect(saved?.name).toBe('My-bus.sag.json');

  const other = await openReadyPage();
  void other.actions.openFile(saved!.content, saved!.name);
  await settle();
  await settle();
  expect(await other.engine.last('identify-picture').input.blob.text()).toBe('bytes');
  await other.engine.last('identify-picture').done(local('My bus.png'));
  await other.engine.last('predict').done(prediction());
  const { search, target, selection, maps } = other.getState();
  expect(search).toMatchObject({ status: 'done', milliseconds: 1234, stale: false });
  expect(search.findings?.explanations).toEqual(page.getState().search.findings?.explanations);
  expect([target, selection.selected]).toEqual([1, setOf([16])]);
  expect(maps['region-drops']?.status).toBe('done');
  expect(other.engine.count('explain')).toBe(0);
  expect(maps['grad-cam']).toMatchObject({ status: 'running', snapshot: { raw: { width: 1 } } });
});

test('where nothing has been found yet it says so instead of saving', async () => {
  const page = await openReadyPage();
  await page.actions.saveFile();
  expect(page.downloads).toEqual([]);
  expect(page.getState().notices).toMatchObject([{ kind: 'done', what: 'nothing-to-save' }]);
});

test('a changed threshold searches on from a reopened file', async () => {
  const page = await openLocalPage();
  await page.actions.saveFile();
  const other = await openReadyPage();
  void other.actions.openFile(page.downloads[0]!.content, 'a.json');
  await settle();
  await settle();
  await other.engine.last('identify-picture').done(local('My bus.png'));
  await other.engine.last('predict').done(prediction());
  await other.engine.last('map').done(mapResult('grad-cam'));
  other.actions.changeSettings({ sufficiency: { ratio: 0.9, topClass: true } });
  expect(other.engine.count('explain')).toBe(1);
});

test('results of another version of the network are not shown for this one', async () => {
  const page = await openLocalPage();
  await page.actions.saveFile();
  const other = await openReadyPage();
  void other.actions.openFile(page.downloads[0]!.content, 'a.json');
  await settle();
  await settle();
  await other.engine.last('identify-picture').done(local('My bus.png'));
  await other.engine.last('predict').done({ ...prediction(), modelSha256: 'another' });
  expect(other.getState().search.findings).toBeNull();
});

test('a figure carries the file and opens like it; without findings it is a plain picture', async () => {
  const page = await openLocalPage();
  await page.actions.saveFigure(png);
  const figure = page.downloads[0]!;
  expect(figure.name).toBe('My-bus.sag.png');
  const text = getPngText(new Uint8Array(await figure.content.arrayBuffer()), FORMAT, figure.name);
  expect(text).toContain('"sag-explanation"');
  const other = await openReadyPage();
  void other.actions.openFile(figure.content, figure.name);
  await settle();
  await settle();
  expect(await other.engine.last('identify-picture').input.blob.text()).toBe('bytes');
});

test('a file without its picture asks for it', async () => {
  const page = await openLocalPage();
  await page.actions.saveFile();
  const file = JSON.parse(await page.downloads[0]!.content.text()) as { picture: { data?: string } };
  delete file.picture.data;
  const other = await openReadyPage();
  await other.actions.openFile(new Blob([JSON.stringify(file)]), 'from-the-command-line.json');
  expect(other.getState().share.awaited).toMatchObject({ name: 'My bus.png', mismatch: false });
  void other.actions.openPicture(new Blob(['bytes']), 'bus.png');
  await settle();
  await other.engine.last('identify-picture').done(local('bus.png'));
  await other.engine.last('predict').done(prediction());
  expect(other.getState().search.findings?.explanations).toHaveLength(2);
});

test.each([
  ['{ "format": "something else" }', 'file-invalid'],
  ['{ "format": "sag-explanation", "version": 99 }', 'file-version'],
  ['{ cut', 'file-invalid'],
])('a file that cannot be read is said so and changes nothing: %s', async (text, kind) => {
  const page = await openFinishedPage();
  const before = page.getState();
  await page.actions.openFile(new Blob([text]), 'x.json');
  expect(page.getState().notices).toMatchObject([{ failure: { kind, name: 'x.json' } }]);
  expect(page.getState().shown).toBe(before.shown);
});

test('any other file is taken for a picture, a PNG without a text too', async () => {
  const page = await openReadyPage();
  for (const [blob, name] of [
    [png, 'plain.png'],
    [new Blob(['just text']), 'x.txt'],
  ] as const) {
    void page.actions.openFile(blob, name);
    await settle();
    await settle();
    expect(page.engine.last('identify-picture').input.name).toBe(name);
  }
});

test('a damaged explanation in a PNG is said so', async () => {
  const page = await openReadyPage();
  const bytes = putPngText(new Uint8Array(await png.arrayBuffer()), FORMAT, '{"format":"sag-explanation"}');
  const at = Buffer.from(bytes).indexOf('"format"');
  bytes[at + 1] = 0x58;
  await page.actions.openFile(new Blob([new Uint8Array(bytes)]), 'figure.png');
  expect(page.getState().notices).toMatchObject([{ failure: { kind: 'file-invalid', name: 'figure.png' } }]);
});

test('nothing found, nothing saved', async () => {
  const page = await openReadyPage();
  await page.actions.saveFile();
  expect(page.downloads).toEqual([]);
});
