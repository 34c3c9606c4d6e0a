import { expect, test } from 'vitest';
import type { Stopped } from './stopped.ts';
import { isBusy, canResume } from './selectors.ts';
import {
  findings,
  mapResult,
  openFinishedPage,
  openReadyPage,
  pictureRef,
  prediction,
  settle,
  showPicture,
} from './page.fixture.ts';

test('Stop in mid-search keeps what was found and says nothing', async () => {
  const page = await openReadyPage();
  await showPicture(page);
  await page.engine.last('map').done(mapResult('grad-cam'));
  const search = page.engine.last('explain');
  search.progress({ ...findings([1, 2]), stage: 'search' });
  page.actions.stop();
  await settle();
  expect((search.signal?.reason as Stopped).why).toBe('pressed');
  const state = page.getState();
  expect(state.search).toMatchObject({ status: 'stopped', findings: { explanations: [{}] } });
  expect(state.maps['i-gos']?.status).toBe('stopped');
  expect(state.maps['grad-cam']?.result).not.toBeNull();
  expect(state.notices).toEqual([]);
  expect([isBusy(state), canResume(state)]).toEqual([false, true]);
});

test('what was stopped goes on when asked to', async () => {
  const page = await openReadyPage();
  await showPicture(page);
  await page.engine.last('map').done(mapResult('grad-cam'));
  page.actions.stop();
  await settle();
  page.actions.resume();
  expect(page.engine.running).toEqual(['explain']);
  expect(page.engine.count('map')).toBe(1);
  expect(page.getState().maps['i-gos']?.status).toBe('waiting');
});

test('a changed setting searches again even after Stop', async () => {
  const page = await openReadyPage();
  await showPicture(page);
  await page.engine.last('map').done(mapResult('grad-cam'));
  page.actions.stop();
  page.actions.changeSettings({ sufficiency: { ratio: 0.9, topClass: true } });
  expect(page.engine.running).toEqual(['explain']);
});

test('Stop while a picture is on its way leaves what is shown, and its choices', async () => {
  const page = await openFinishedPage();
  page.actions.chooseModel('two');
  await settle();
  page.actions.stop();
  await settle();
  const { opening, shown, catalogue, notices, search } = page.getState();
  expect([opening, shown?.model.id, catalogue.chosen, notices]).toEqual([null, 'one', 'one', []]);
  expect(search.findings).not.toBeNull();
});

test('the first picture, stopped while the network loads, goes on when asked to', async () => {
  const page = await openReadyPage();
  void page.actions.openPicture(new Blob(['a']), 'a.jpg');
  await settle();
  await page.engine.last('identify-picture').done(pictureRef('a.jpg'));
  page.actions.stop();
  await settle();
  expect(page.getState().opening).toBeNull();
  page.actions.resume();
  await settle();
  await page.engine.last('identify-picture').done(pictureRef('a.jpg'));
  await page.engine.last('predict').done(prediction());
  expect(page.getState().shown?.picture.name).toBe('a.jpg');
});

test('a download ahead of the first picture can be stopped', async () => {
  const page = await openReadyPage();
  page.actions.chooseModel('two');
  expect(isBusy(page.getState())).toBe(false);
  page.engine.last('load-model').progress({ stage: 'download', bytes: 1, total: 10 });
  expect(isBusy(page.getState())).toBe(true);
  page.actions.stop();
  await settle();
  expect(isBusy(page.getState())).toBe(false);
  expect(page.getState().notices).toEqual([]);
});
