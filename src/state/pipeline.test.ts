import { classTarget } from '../core/methods/target.ts';
import { expect, test } from 'vitest';
import { setOf } from '../core/regions/regionSet.ts';
import {
  explained,
  findings,
  mapResult,
  openFinishedPage,
  openReadyPage,
  pictureRef,
  prediction,
  settle,
  showPicture,
} from './page.fixture.ts';

test('a prediction leads to the search with the cheap map beside it, then the costly map', async () => {
  const page = await openReadyPage();
  const { engine } = page;
  await showPicture(page);
  expect(page.getState().shown?.picture.name).toBe('bus.jpg');
  expect(page.getState().target).toBe(1);
  // In this order: the threads of the search get the picture before the map keeps the engine busy.
  expect(engine.running).toEqual(['explain', 'grad-cam']);
  expect(page.getState().search.status).toBe('running');
  await engine.last('map').done(mapResult('grad-cam'));
  expect(engine.running).toEqual(['explain']);
  expect(engine.last('explain').input).toMatchObject({ target: 1, picture: { sha256: pictureRef('bus.jpg').sha256 } });
  await engine.last('explain').done(explained([24]));
  expect(engine.running).toEqual(['inspect', 'i-gos']);
  await engine.last('map').done(mapResult('i-gos'));
  const { maps, search } = page.getState();
  expect([maps['grad-cam']?.status, maps['i-gos']?.status, search.status]).toEqual(['done', 'done', 'done']);
  expect(search.milliseconds).toBe(1234);
});

test('snapshots are shown as they come', async () => {
  const page = await openReadyPage();
  await showPicture(page);
  const { engine } = page;
  const snapshot = { raw: mapResult('').raw, step: 1, steps: 2 };
  engine.last('map').progress(snapshot);
  expect(page.getState().maps['grad-cam']).toMatchObject({ status: 'running', snapshot });
  await engine.last('map').done(mapResult('grad-cam'));
  engine.last('explain').progress({ ...findings([1, 2]), stage: 'search' });
  expect(page.getState().search.findings?.explanations).toHaveLength(1);
  expect(page.getState().search.question?.target).toBe(1);
});

test('the occlusion map comes out of the search', async () => {
  const page = await openReadyPage();
  await showPicture(page);
  await page.engine.last('map').done(mapResult('grad-cam'));
  expect(page.getState().maps['region-drops']?.status).toBe('running');
  page.engine.last('explain').progress({ ...findings(), stage: 'occlusion' });
  const occlusion = page.getState().maps['region-drops'];
  expect(occlusion?.status).toBe('done');
  expect(occlusion?.result?.map).toMatchObject({ width: 4, height: 4 });
});

test('until the next picture is classified, what is shown stays whole; then everything is about the next', async () => {
  const page = await openFinishedPage();
  const { engine } = page;
  void page.actions.openPicture(new Blob(['cat']), 'cat.jpg');
  await settle();
  expect(page.getState().opening).toMatchObject({ name: 'cat.jpg', progress: { stage: 'fetch' } });
  await engine.last('identify-picture').done(pictureRef('cat.jpg'));
  engine.last('predict').progress({ stage: 'warm-up' });
  expect(page.getState().opening?.progress).toEqual({ stage: 'warm-up' });
  expect(page.getState().shown?.picture.name).toBe('bus.jpg');
  expect(page.getState().search.findings?.explanations).toHaveLength(2);
  await engine.last('predict').done(prediction());
  const { shown, search, maps, selection, opening } = page.getState();
  expect([shown?.picture.name, search.findings, maps['i-gos']?.result, selection.selected, opening]).toEqual([
    'cat.jpg',
    null,
    null,
    null,
    null,
  ]);
});

test('the same picture opened again is explained again', async () => {
  const page = await openFinishedPage();
  const { engine } = page;
  await showPicture(page);
  expect(page.getState().search.findings).toBeNull();
  await engine.last('map').done(mapResult('grad-cam'));
  expect(engine.count('explain')).toBe(2);
  await engine.last('explain').done(explained([24]));
  expect(page.getState().search).toMatchObject({ status: 'done', findings: { roots: [0] } });
});

test('the same picture opened while it is being explained does not start that anew', async () => {
  const page = await openReadyPage();
  await showPicture(page);
  await page.engine.last('map').done(mapResult('grad-cam'));
  await showPicture(page);
  expect(page.engine.count('explain')).toBe(1);
  await page.engine.last('explain').done(explained([24]));
  expect(page.getState().search.status).toBe('done');
});

test('a newer picture replaces one on its way, without a word', async () => {
  const page = await openReadyPage();
  void page.actions.openPicture(new Blob(['a']), 'a.jpg');
  await settle();
  const first = page.engine.last('identify-picture');
  void page.actions.openPicture(new Blob(['b']), 'b.jpg');
  await settle();
  expect(first.signal?.aborted).toBe(true);
  await page.engine.last('identify-picture').done(pictureRef('b.jpg'));
  await page.engine.last('predict').done(prediction());
  expect(page.getState().shown?.picture.name).toBe('b.jpg');
  expect(page.getState().notices).toEqual([]);
});

test('a picture dropped before the catalogue is read waits for it', async () => {
  const page = await openReadyPage();
  const early = await import('./page.fixture.ts').then(({ openPage }) => openPage());
  void early.actions.start();
  void early.actions.openSample('bus');
  await settle();
  expect(early.engine.count('fetch-picture')).toBe(0);
  await early.engine.last('read-catalogue').done({ version: 1, models: page.getState().catalogue.models });
  expect(early.engine.last('fetch-picture').input).toEqual({ address: 'https://sag.test/bus.webp' });
  await early.engine.last('fetch-picture').done(pictureRef('bus.webp'));
  await early.engine.last('predict').done(prediction());
  expect(early.getState().shown).toMatchObject({ source: { kind: 'sample', name: 'bus' }, picture: { name: 'bus' } });
});

test('another network takes the same picture, and its answer clears what the first one said', async () => {
  const page = await openFinishedPage();
  page.actions.chooseModel('two');
  await settle();
  expect(page.engine.count('identify-picture')).toBe(1);
  expect(page.engine.last('predict').input.model.id).toBe('two');
  expect(page.getState().shown?.model.id).toBe('one');
  await page.engine.last('predict').done(prediction());
  expect(page.getState().shown?.model.id).toBe('two');
  expect(page.engine.running).toEqual(['explain', 'grad-cam']);
});

test('a network chosen before any picture is fetched ahead', async () => {
  const page = await openReadyPage();
  page.actions.chooseModel('two');
  page.engine.last('load-model').progress({ stage: 'download', bytes: 1, total: 10 });
  expect(page.getState().catalogue.progress).toEqual({ stage: 'download', bytes: 1, total: 10 });
  await page.engine.last('load-model').done({ sha256: '' });
  expect(page.getState().catalogue.progress).toBeNull();
});

test('another class is explained anew; the picture is not classified again', async () => {
  const page = await openFinishedPage();
  page.actions.chooseClass(0);
  expect(page.getState()).toMatchObject({ target: 0, search: { findings: null }, selection: { selected: null } });
  expect(page.engine.count('predict')).toBe(1);
  expect(page.engine.running).toEqual(['explain', 'grad-cam']);
  expect(page.engine.last('map').input.target).toEqual(classTarget(0));
  page.actions.chooseClass(null);
  expect(page.getState().target).toBe(1);
});

test('the selection follows the first root until a person selects something', async () => {
  const page = await openReadyPage();
  await showPicture(page);
  await page.engine.last('map').done(mapResult('grad-cam'));
  const search = page.engine.last('explain');
  search.progress(findings([1, 2]));
  expect(page.getState().selection.selected).toBe(setOf([1, 2]));
  search.progress(findings([7], [1, 2]));
  expect(page.getState().selection.selected).toBe(setOf([7]));
  page.actions.select(setOf([1, 2]));
  await search.done(explained([5]));
  expect(page.getState().selection.selected).toBe(setOf([1, 2]));
});
