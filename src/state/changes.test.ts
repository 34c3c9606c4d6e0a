import { expect, test } from 'vitest';
import { asPublished } from '../core/search/settings.ts';
import { explained, findings, openFinishedPage, settle, type Page } from './page.fixture.ts';

const counts = ({ engine }: Page) => ({ map: engine.count('map'), explain: engine.count('explain') });

test('the threshold re-runs the search and no map', async () => {
  const page = await openFinishedPage();
  page.actions.changeSettings({ sufficiency: { ratio: 0.8, topClass: true } });
  expect(counts(page)).toEqual({ map: 2, explain: 2 });
  expect(page.engine.last('explain').input.settings.sufficiency.ratio).toBe(0.8);
});

test('old findings stay, marked stale, until there is something to put in their place', async () => {
  const page = await openFinishedPage();
  page.actions.changeSettings({ sufficiency: { ratio: 0.8, topClass: true } });
  expect(page.getState().search).toMatchObject({ status: 'running', stale: true });
  page.engine.last('explain').progress({ ...findings(), stage: 'whole' });
  expect(page.getState().search.findings?.explanations).toHaveLength(2);
  expect(page.getState().search.question?.settings.sufficiency.ratio).toBe(0.5);
  page.engine.last('explain').progress({ ...findings([9]), stage: 'search' });
  expect(page.getState().search).toMatchObject({
    stale: false,
    question: { settings: { sufficiency: { ratio: 0.8 } } },
  });
});

test('a search that ends with nothing replaces old findings too', async () => {
  const page = await openFinishedPage();
  page.actions.changeSettings({ sufficiency: { ratio: 0.95, topClass: true } });
  await page.engine.last('explain').done(explained());
  expect(page.getState().search).toMatchObject({ stale: false, status: 'done', findings: { explanations: [] } });
});

test('a slider moved on replaces the search under way, which nobody hears of', async () => {
  const page = await openFinishedPage();
  page.actions.changeSettings({ sufficiency: { ratio: 0.6, topClass: true } });
  const first = page.engine.last('explain');
  page.actions.changeSettings({ sufficiency: { ratio: 0.7, topClass: true } });
  await settle();
  expect(first.signal?.aborted).toBe(true);
  expect(page.getState().notices).toEqual([]);
  await page.engine.last('explain').done(explained([8]));
  expect(page.getState().search.question?.settings.sufficiency.ratio).toBe(0.7);
});

test('settings that are set to what they were run nothing', async () => {
  const page = await openFinishedPage();
  page.actions.changeSettings({ sufficiency: { ratio: 0.5, topClass: true } });
  expect(counts(page)).toEqual({ map: 2, explain: 1 });
});

test('a preset changes all settings at once', async () => {
  const page = await openFinishedPage();
  page.actions.usePreset('as-published');
  expect(page.getState().settings).toEqual(asPublished);
  expect(counts(page)).toEqual({ map: 2, explain: 2 });
});

test('another grid gives regions another meaning: what was found with the old one goes at once, maps stay', async () => {
  const page = await openFinishedPage();
  page.actions.changeSettings({ grid: { rows: 5, cols: 5 } });
  const { search, selection, maps } = page.getState();
  expect([search.findings, selection.selected, maps['region-drops']?.result]).toEqual([null, null, null]);
  expect(maps['grad-cam']?.status).toBe('done');
  expect(counts(page)).toEqual({ map: 2, explain: 2 });
});

test('options of a map re-run that map alone, and its old result stays till then', async () => {
  const page = await openFinishedPage();
  page.actions.changeMapOptions('grad-cam', { layer: 'conv_5' });
  expect(counts(page)).toEqual({ map: 3, explain: 1 });
  expect(page.engine.last('map').input).toMatchObject({ method: 'grad-cam', options: { layer: 'conv_5' } });
  expect(page.getState().maps['grad-cam']).toMatchObject({ status: 'running' });
  expect(page.getState().maps['grad-cam']?.result).not.toBeNull();
});

test('a map taken away is not computed, and is when asked for again', async () => {
  const page = await openFinishedPage();
  page.actions.setOverlay('i-gos');
  page.actions.dropMap('i-gos');
  expect(page.getState().maps['i-gos']).toBeUndefined();
  expect(page.getState().view.overlay).toBeNull();
  page.actions.askMaps(['i-gos']);
  expect(page.engine.last('map').input.method).toBe('i-gos');
  expect(counts(page)).toEqual({ map: 3, explain: 1 });
});

test('the occlusion map taken away comes back from the findings, without any work', async () => {
  const page = await openFinishedPage();
  page.actions.dropMap('region-drops');
  expect(page.getState().maps['region-drops']).toBeUndefined();
  page.actions.askMaps(['region-drops']);
  expect(page.getState().maps['region-drops']?.status).toBe('done');
  expect(counts(page)).toEqual({ map: 2, explain: 1 });
});
