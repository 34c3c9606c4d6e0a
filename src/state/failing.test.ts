import { expect, test } from 'vitest';
import type { Failure } from '../core/failure.ts';
import { setOf } from '../core/regions/regionSet.ts';
import {
  explained,
  findings,
  mapResult,
  openFinishedPage,
  openPage,
  openReadyPage,
  pictureRef,
  prediction,
  settle,
  showPicture,
  type Page,
} from './page.fixture.ts';

const failures = (page: Page): string[] =>
  page.getState().notices.map((notice) => (notice.kind === 'failure' ? notice.failure.kind : notice.what));

const undecodable: Failure = { kind: 'picture-undecodable', name: 'x.txt', looksLike: 'text' };
const unreachable: Failure = { kind: 'model-unreachable', model: 'two', address: '', status: 404 };

test('a file that is no picture is said so and nothing is lost', async () => {
  const page = await openFinishedPage();
  const before = page.getState();
  void page.actions.openPicture(new Blob(['text']), 'x.txt');
  await settle();
  await page.engine.last('identify-picture').done(pictureRef('x.txt'));
  await page.engine.last('predict').fail(undecodable);
  const after = page.getState();
  expect(failures(page)).toEqual(['picture-undecodable']);
  expect([after.shown, after.search, after.maps, after.opening]).toEqual([
    before.shown,
    before.search,
    before.maps,
    null,
  ]);
});

test('a network that cannot be had leaves the one that answers', async () => {
  const page = await openFinishedPage();
  page.actions.chooseModel('two');
  await settle();
  await page.engine.last('predict').fail(unreachable);
  expect(failures(page)).toEqual(['model-unreachable']);
  expect(page.getState().catalogue.chosen).toBe('one');
  expect(page.getState().search.findings).not.toBeNull();
});

test('with nothing shown yet, the picture waits for a network that can be had', async () => {
  const page = await openReadyPage();
  void page.actions.openPicture(new Blob(['a']), 'a.jpg');
  await settle();
  await page.engine.last('identify-picture').done(pictureRef('a.jpg'));
  await page.engine.last('predict').fail(unreachable);
  page.actions.chooseModel('two');
  await settle();
  await page.engine.last('identify-picture').done(pictureRef('a.jpg'));
  expect(page.engine.last('predict').input.model.id).toBe('two');
  await page.engine.last('predict').done(prediction());
  expect(page.getState().shown?.picture.name).toBe('a.jpg');
});

test('a map that fails is its own affair', async () => {
  const page = await openReadyPage();
  await showPicture(page);
  const failure: Failure = { kind: 'unsupported-node', model: 'one', node: 'n', op: 'o', detail: '' };
  await page.engine.last('map').fail(failure);
  expect(page.getState().maps['grad-cam']).toMatchObject({ status: 'failed', failure });
  expect(page.engine.running).toEqual(['explain']);
});

test('a method that does not suit the network is said where its map would be, any other failure as a notice', async () => {
  const page = await openReadyPage();
  await showPicture(page);
  await page.engine.last('map').fail({ kind: 'method-unsuited', method: 'Grad-CAM', model: 'one', detail: 'no layer' });
  expect(failures(page)).toEqual([]);
  await page.engine.last('explain').done(explained([24]));
  await page.engine.last('map').fail({ kind: 'internal', detail: 'odd' });
  expect(failures(page)).toEqual(['internal']);
});

test('a search that fails keeps what it had found', async () => {
  const page = await openReadyPage();
  await showPicture(page);
  await page.engine.last('map').done(mapResult('grad-cam'));
  page.engine.last('explain').progress(findings([1, 2]));
  await page.engine.last('explain').fail({ kind: 'worker-crashed', detail: 'out of memory' });
  expect(page.getState().search).toMatchObject({ status: 'failed', findings: { explanations: [{}] } });
  page.actions.resume();
  await page.engine.last('explain').done(explained([1]));
  expect(page.getState().search).toMatchObject({ status: 'done', failure: null });
});

test('a lost device is replaced by WASM, what ran runs again, what was found stays', async () => {
  const page = await openReadyPage();
  await showPicture(page);
  await page.engine.last('map').done(mapResult('grad-cam'));
  page.engine.last('explain').progress(findings([1, 2]));
  await page.engine.losesDevice();
  expect(page.engine.last('start-engine').input).toEqual({ prefer: 'wasm' });
  expect(page.engine.running).toContain('explain');
  expect(page.getState()).toMatchObject({
    engine: { status: 'starting' },
    search: { findings: { explanations: [{}] } },
  });
  await page.engine.last('start-engine').done({ backend: 'wasm', reason: '', adapter: '', workers: 1, version: '' });
  await page.engine.last('explain').done(explained([1, 2]));
  expect(page.getState()).toMatchObject({
    engine: { status: 'ready', report: { workers: 1 } },
    search: { status: 'done' },
  });
  expect(failures(page)).toEqual(['device-lost']);
});

test('a picture on its way when the device is lost arrives all the same', async () => {
  const page = await openReadyPage();
  void page.actions.openPicture(new Blob(['a']), 'a.jpg');
  await settle();
  await page.engine.losesDevice();
  await page.engine.last('identify-picture').done(pictureRef('a.jpg'));
  await page.engine.last('predict').done(prediction());
  expect(page.getState().shown?.picture.name).toBe('a.jpg');
});

test('a device that keeps going away is not waited for without end', async () => {
  const page = await openReadyPage();
  await showPicture(page);
  for (let i = 0; i < 9; i++) await page.engine.losesDevice();
  expect(page.engine.count('start-engine')).toBe(3);
  expect(page.engine.running).toEqual([]);
});

test('an engine that does not start is said so', async () => {
  const page = openPage();
  void page.actions.start();
  await page.engine.last('start-engine').fail({ kind: 'no-backend', tried: [] });
  expect(page.getState().engine.status).toBe('failed');
  expect(failures(page)).toEqual(['no-backend']);
});

test('without a catalogue a picture cannot be opened; the next try reads it again', async () => {
  const page = openPage();
  void page.actions.start();
  await page.engine.last('read-catalogue').fail({ kind: 'catalogue-unreadable', address: '', detail: '404' });
  expect(page.getState().catalogue.status).toBe('failed');
  void page.actions.openPicture(new Blob(['a']), 'a.jpg');
  await settle();
  expect(page.engine.count('read-catalogue')).toBe(2);
});

test('the same failure twice is one notice, which can be dismissed', async () => {
  const page = await openFinishedPage();
  for (let i = 0; i < 2; i++) {
    void page.actions.openAddress('https://example.org/none.jpg');
    await settle();
    await page.engine
      .last('fetch-picture')
      .fail({ kind: 'picture-unreachable', address: 'https://example.org/none.jpg' });
  }
  expect(failures(page)).toEqual(['picture-unreachable']);
  page.actions.dismissNotice(page.getState().notices[0]!.id);
  expect(page.getState().notices).toEqual([]);
});

test('a combination that cannot be inspected is said once and asked again when looked at again', async () => {
  const page = await openFinishedPage();
  page.actions.select(setOf([1]));
  await page.engine.last('inspect').fail({ kind: 'internal', detail: 'no' });
  expect(page.engine.count('inspect')).toBe(2);
  page.actions.select(setOf([24]));
  page.actions.select(setOf([1]));
  expect(page.engine.count('inspect')).toBe(3);
});
