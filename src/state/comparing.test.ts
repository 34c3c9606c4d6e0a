import { expect, test } from 'vitest';
import { everyMeasure } from '../core/measures/cards.ts';
import type { MapMeasures } from '../core/measures/mapMeasures.ts';
import type { MethodCard } from '../core/methods/methodCard.ts';
import { canResume, isBusy } from './selectors.ts';
import { measureCost } from './mapChecks.ts';
import { explained, mapResult, openFinishedPage, openReadyPage, settle, showPicture } from './page.fixture.ts';
import type { Page } from './page.fixture.ts';

const method = (id: string, cost: number): MethodCard => ({
  id,
  name: id,
  family: 'gradient',
  idea: 'Made for this test.',
  limit: 'Nothing else.',
  citation: '',
  options: {},
  signed: false,
  enlarge: 'half-pixel',
  needs: [],
  cost,
});

/** Four methods, none of them beside the picture. */
const methods = [method('dear', 4000), method('cheap', 2), method('middling', 300), method('grad-cam', 3)];

const openComparing = async (): Promise<Page> => {
  const page = await openReadyPage({ setup: { methods, mapsAtStart: [] } });
  await showPicture(page);
  await page.engine.last('explain').done(explained([24]));
  return page;
};

const measured: MapMeasures = {
  values: everyMeasure(() => 0.5),
  ...{ insertion: null, deletion: null, sensitivity: null },
};
const running = (page: Page): string[] => page.engine.running.filter((job) => job !== 'inspect');
const statusOf = (page: Page, id: string) => page.getState().maps[id]?.status;

test('maps asked for run one at a time, the cheapest first', async () => {
  const page = await openComparing();
  page.actions.askMaps(['dear', 'middling', 'cheap']);
  expect(running(page)).toEqual(['cheap']);
  await page.engine.last('map').done(mapResult('cheap'));
  expect(running(page)).toEqual(['middling']);
  await page.engine.last('map').done(mapResult('middling'));
  expect(running(page)).toEqual(['dear']);
});

test('a cheap map that does not stand beside the picture does not keep the search waiting', async () => {
  const page = await openReadyPage({ setup: { methods, mapsAtStart: [] } });
  page.actions.setGallery({ open: true });
  page.actions.askMaps(['cheap']);
  await showPicture(page);
  expect(running(page)).toEqual(['explain']);
  await page.engine.last('explain').done(explained([24]));
  expect(running(page)).toEqual(['cheap']);
});

test('maps of the gallery alone are made of another picture once somebody looks there', async () => {
  const page = await openComparing();
  page.actions.askMaps(['cheap', 'middling']);
  await page.engine.last('map').done(mapResult('cheap'));
  expect(running(page)).toEqual(['middling']);
  await showPicture(page, 'cat.jpg');
  await page.engine.last('explain').done(explained([24]));
  expect(running(page)).toEqual([]);
  expect([isBusy(page.getState()), canResume(page.getState())]).toEqual([false, false]);
  page.actions.setGallery({ open: true });
  expect(running(page)).toEqual(['cheap']);
  page.actions.setGallery({ open: false });
  await page.engine.last('map').done(mapResult('cheap'));
  expect(running(page)).toEqual(['middling']);
});

test('a method chosen before the first picture leaves nothing to stop', async () => {
  const page = await openReadyPage({ setup: { methods, mapsAtStart: [] } });
  page.actions.askMaps(['cheap']);
  expect(isBusy(page.getState())).toBe(false);
});

test('a changed setting of the search computes no map anew', async () => {
  const page = await openComparing();
  page.actions.askMaps(['cheap']);
  await page.engine.last('map').done(mapResult('cheap'));
  page.actions.changeSettings({ sufficiency: { ratio: 0.9, topClass: true } });
  await page.engine.last('explain').done(explained([24]));
  expect(page.engine.count('map')).toBe(1);
});

test('one map is stopped, keeps what it has found, and the next one begins', async () => {
  const page = await openComparing();
  page.actions.askMaps(['cheap', 'middling']);
  const snapshot = { raw: mapResult('').raw, step: 1, steps: 9 };
  page.engine.last('map').progress(snapshot);
  page.actions.stopMap('cheap');
  await settle();
  expect(page.getState().maps['cheap']).toMatchObject({ status: 'stopped', snapshot });
  expect(running(page)).toEqual(['middling']);
  await page.engine.last('map').done(mapResult('middling'));
  expect(running(page)).toEqual([]);
  page.actions.resumeMap('cheap');
  expect(running(page)).toEqual(['cheap']);
});

test('all maps are stopped at once, and the search is not', async () => {
  const page = await openComparing();
  page.actions.askMaps(['cheap', 'middling']);
  page.actions.changeSettings({ sufficiency: { ratio: 0.9, topClass: true } });
  page.actions.stopMaps();
  await settle();
  expect([statusOf(page, 'cheap'), statusOf(page, 'middling')]).toEqual(['stopped', 'stopped']);
  expect(running(page)).toEqual(['explain']);
});

test('a method that cannot explain the network leaves nothing to go on with', async () => {
  const page = await openComparing();
  page.actions.askMaps(['cheap']);
  await page.engine.last('map').fail({ kind: 'method-unsuited', method: 'cheap', model: 'one', detail: 'no' });
  expect(statusOf(page, 'cheap')).toBe('failed');
  expect([isBusy(page.getState()), canResume(page.getState())]).toEqual([false, false]);
});

test('a map is measured when asked for, once', async () => {
  const page = await openComparing();
  page.actions.askMaps(['cheap']);
  await page.engine.last('map').done(mapResult('cheap'));
  page.actions.measureMaps(['cheap']);
  const call = page.engine.last('judge-map');
  expect(call.input.target).toEqual(mapResult('').provenance.target);
  expect(call.input.madeBy).toEqual({ method: 'cheap', options: {} });
  call.progress({ measures: measured, step: 1, steps: 4 });
  expect(page.getState().maps['cheap']?.measures).toMatchObject({ status: 'running', share: 0.25, result: measured });
  await call.done(measured);
  expect(page.getState().maps['cheap']?.measures?.status).toBe('done');
  page.actions.measureMaps(['cheap']);
  expect(page.engine.count('judge-map')).toBe(1);
});

test('costly measures are asked for only where a person wants them, and then of measured maps as well', async () => {
  const page = await openComparing();
  page.actions.askMaps(['cheap']);
  await page.engine.last('map').done(mapResult('cheap'));
  page.actions.measureMaps(['cheap']);
  expect(page.engine.last('judge-map').input.settings.measures).not.toContain('sensitivity-n');
  await page.engine.last('judge-map').done(measured);
  page.actions.setGallery({ thorough: true });
  expect(page.engine.count('judge-map')).toBe(1);
  page.actions.measureMaps(['cheap']);
  expect(page.engine.last('judge-map').input.settings.measures).toContain('sensitivity-n');
  expect(measureCost(true)).toBeGreaterThan(5 * measureCost(false));
});

test('a map is measured after it is made, and another option of it is measured only when asked again', async () => {
  const page = await openComparing();
  page.actions.askMaps(['middling']);
  page.actions.measureMaps(['middling']);
  expect(page.engine.count('judge-map')).toBe(0);
  await page.engine.last('map').done(mapResult('middling'));
  expect(page.engine.count('judge-map')).toBe(1);
  page.actions.changeMapOptions('middling', { score: 'logit' });
  expect(page.getState().maps['middling']?.measures).toBeNull();
  expect(running(page)).toEqual(['middling']);
});

test('measuring stopped is taken up again', async () => {
  const page = await openComparing();
  page.actions.askMaps(['cheap']);
  await page.engine.last('map').done(mapResult('cheap'));
  page.actions.measureMaps(['cheap']);
  page.actions.stopMap('cheap');
  await settle();
  expect(page.getState().maps['cheap']).toMatchObject({ status: 'done', measures: { status: 'stopped' } });
  expect(canResume(page.getState())).toBe(true);
  page.actions.measureMaps(['cheap']);
  expect(page.engine.count('judge-map')).toBe(2);
});

test('the map that comes with the search is measured as one that no method makes again', async () => {
  const page = await openComparing();
  page.actions.measureMaps(['region-drops']);
  expect(page.engine.last('judge-map').input.madeBy).toBeNull();
});

test('a difference of classes does not measure the map of the search anew', async () => {
  const page = await openComparing();
  page.actions.measureMaps(['region-drops']);
  await page.engine.last('judge-map').done(measured);
  page.actions.chooseAgainst(0);
  expect(page.engine.count('judge-map')).toBe(1);
  expect(page.getState().maps['region-drops']?.measures?.status).toBe('done');
});

test('the sanity check asks the same method of a network that has forgotten everything', async () => {
  const page = await openComparing();
  page.actions.askMaps(['cheap']);
  const first = page.engine.last('map').input;
  await page.engine.last('map').done(mapResult('cheap'));
  page.actions.randomiseMap('cheap');
  expect(page.engine.last('map').input).toEqual({ ...first, randomise: 1 });
  await page.engine.last('map').done(mapResult('cheap'));
  expect(page.getState().maps['cheap']?.randomised).toMatchObject({ status: 'done', result: mapResult('cheap') });
  await showPicture(page, 'cat.jpg');
  expect(page.getState().maps['cheap']?.randomised).toBeNull();
});

test('a map stands beside the picture, or not, without being computed anew', async () => {
  const page = await openFinishedPage();
  page.actions.setInStrip('i-gos', false);
  expect(page.getState().strip).toEqual(['region-drops', 'grad-cam']);
  page.actions.setInStrip('i-gos', true);
  expect(page.getState().strip).toEqual(['region-drops', 'grad-cam', 'i-gos']);
  expect(page.engine.count('map')).toBe(2);
  expect(page.getState().maps['i-gos']?.result).not.toBeNull();
});
