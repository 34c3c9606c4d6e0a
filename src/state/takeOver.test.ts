import { classTarget } from '../core/methods/target.ts';
import { expect, test } from 'vitest';
import { setOf } from '../core/regions/regionSet.ts';
import { defaultSettings } from '../core/search/settings.ts';
import { encodeLink } from '../core/share/link.ts';
import { arriveEngine, openDemoPage, settleAll, takeOver } from './demo.fixture.ts';
import { pictureRef, prediction } from './page.fixture.ts';
import { canResume, isBusy } from './selectors.ts';

const kinds = (page: Awaited<ReturnType<typeof openDemoPage>>): string[] =>
  page.getState().notices.map((notice) => (notice.kind === 'failure' ? notice.failure.kind : notice.what));

test('the page opens on what was computed beforehand, before the engine has answered anything', async () => {
  const page = await openDemoPage();
  const { shown, target, search, selection, maps, takeOver: state } = page.getState();
  expect(shown).toMatchObject({
    answeredBy: 'file',
    source: { kind: 'sample', name: 'toy' },
    model: { id: 'two', name: 'Two' },
    prediction: { seen: { width: 4 }, classes: [{ label: 'cat', confidence: 0.7 }, {}, {}] },
    truth: { class: 'toy' },
  });
  expect(search).toMatchObject({ status: 'done', stale: false, milliseconds: 900 });
  expect([target, selection.selected, state]).toEqual([1, setOf([24]), 'waiting']);
  expect(maps['grad-cam']).toMatchObject({
    status: 'done',
    result: { raw: { width: 1 }, map: { width: 4, height: 4 } },
  });
  expect(maps['region-drops']?.status).toBe('done');
  expect(page.engine.running.sort()).toEqual(['read-catalogue', 'start-engine']);
});

test('the network takes over without anything being cleared or computed again', async () => {
  const page = await openDemoPage();
  page.actions.select(setOf([3, 4]));
  page.actions.unfold(setOf([3, 4]));
  const before = page.getState();
  await takeOver(page);
  const after = page.getState();
  expect(after).toMatchObject({ takeOver: 'done', shown: { answeredBy: 'network', truth: { class: 'toy' } } });
  expect(after.search).toBe(before.search);
  expect(after.selection).toBe(before.selection);
  expect(after.view).toBe(before.view);
  expect(after.maps['grad-cam']).toBe(before.maps['grad-cam']);
  expect(page.engine.running).toEqual(['inspect', 'i-gos']);
});

test('the picture on the page is never covered by itself while the network loads', async () => {
  const page = await openDemoPage();
  await arriveEngine(page);
  await page.engine.last('identify-picture').done({ ...pictureRef('toy'), name: 'toy' });
  page.engine.last('predict').progress({ stage: 'warm-up' });
  expect(page.getState().opening).toMatchObject({ blob: null, progress: { stage: 'warm-up' } });
  expect(await page.engine.last('predict').input.picture.blob.text()).toBe('toy');
});

test('a link to one class against another shows no maps of the class alone, and asks for those of the difference', async () => {
  const fragment = encodeLink({
    picture: { kind: 'sample', name: 'toy' },
    fit: 'crop',
    model: 'two',
    target: 1,
    against: 2,
    settings: defaultSettings,
    selected: null,
  });
  const page = await openDemoPage({ fragment });
  await arriveEngine(page);
  expect(page.getState()).toMatchObject({ target: 1, against: 2, search: { status: 'done' } });
  expect(page.getState().maps['grad-cam']?.result).toBeNull();
  await page.engine.last('identify-picture').done({ ...pictureRef('toy'), name: 'toy' });
  await page.engine.last('predict').done(prediction());
  expect(page.getState()).toMatchObject({ takeOver: 'done', against: 2 });
  expect(page.engine.last('map').input.target).toEqual(classTarget(1, 2));
});

test('what is looked at before the network is there waits, and is asked then', async () => {
  const page = await openDemoPage();
  page.actions.toggleOwnRegion(7);
  expect(page.getState().inspections.running).toContain(setOf([7]));
  expect(page.engine.count('inspect')).toBe(0);
  await takeOver(page);
  expect(page.engine.last('inspect').input).toMatchObject({ sets: [setOf([7])], model: { id: 'two' } });
  await page.engine.last('inspect').done([{ set: setOf([7]), confidence: 0.2, margin: 0, top: [] }]);
  expect(page.getState().inspections.bySet.get(setOf([7]))?.confidence).toBe(0.2);
});

test('a setting changed before the network is there is searched then; until then the findings are called old', async () => {
  const page = await openDemoPage();
  page.actions.changeSettings({ sufficiency: { ratio: 0.9, topClass: true } });
  expect(page.getState().search).toMatchObject({ status: 'waiting', stale: true, findings: { roots: [0, 1] } });
  await takeOver(page);
  expect(page.engine.last('explain').input.settings.sufficiency.ratio).toBe(0.9);
});

test('another class chosen before the network is there is explained then', async () => {
  const page = await openDemoPage();
  page.actions.chooseClass(0);
  expect(page.getState().search).toMatchObject({ status: 'waiting', findings: null });
  await takeOver(page);
  expect(page.getState()).toMatchObject({ target: 0, takeOver: 'done' });
  expect(page.engine.last('map').input.target).toEqual(classTarget(0));
});

test.each([
  ['is as sure as in the file but for a hair', prediction(), 'done'],
  ['is surer than in the file', { ...prediction(), classes: [{ index: 1, label: 'cat', confidence: 0.8 }] }, 'differs'],
  ['is another version', { ...prediction(), modelSha256: 'ef'.repeat(32) }, 'differs'],
] as const)('where the network %s, %#', async (_what, answer, state) => {
  const page = await openDemoPage();
  await takeOver(page, answer);
  expect(page.getState().takeOver).toBe(state);
  expect(page.getState().search.findings === null).toBe(state === 'differs');
  expect(page.engine.running.includes('grad-cam')).toBe(state === 'differs');
});

test('a file that speaks of another picture is not believed', async () => {
  const page = await openDemoPage();
  await takeOver(page, prediction(), 'another');
  expect(page.getState()).toMatchObject({ takeOver: 'differs', search: { findings: null } });
});

test('without a network what was computed beforehand stays, and it can be tried again', async () => {
  const page = await openDemoPage();
  await arriveEngine(page);
  await page.engine.last('identify-picture').done({ ...pictureRef('toy'), name: 'toy' });
  await page.engine.last('predict').fail({ kind: 'model-unreachable', model: 'two', address: '', status: 404 });
  expect(kinds(page)).toEqual(['model-unreachable']);
  const state = page.getState();
  expect(state).toMatchObject({ takeOver: 'failed', opening: null, search: { status: 'done' } });
  expect([isBusy(state), canResume(state)]).toEqual([false, true]);
  page.actions.select(setOf([1]));
  expect(page.getState().inspections.running.size).toBe(0);
  page.actions.resume();
  await settleAll();
  expect(page.getState().takeOver).toBe('waiting');
  await page.engine.last('identify-picture').done({ ...pictureRef('toy'), name: 'toy' });
  await page.engine.last('predict').done(prediction());
  expect(page.getState().takeOver).toBe('done');
  expect(page.engine.last('inspect').input.sets).toEqual([setOf([1])]);
});

test('without a catalogue it stays as well', async () => {
  const page = await openDemoPage();
  await page.engine.last('read-catalogue').fail({ kind: 'catalogue-unreadable', address: '', detail: '404' });
  await settleAll();
  expect(page.getState()).toMatchObject({ takeOver: 'failed', search: { findings: { roots: [0, 1] } } });
});

test('Stop keeps it, and Go on loads the network after all', async () => {
  const page = await openDemoPage();
  await arriveEngine(page);
  page.actions.stop();
  await settleAll();
  expect(page.getState()).toMatchObject({ takeOver: 'stopped', search: { status: 'done' }, notices: [] });
  expect(canResume(page.getState())).toBe(true);
  page.actions.resume();
  await settleAll();
  expect(page.engine.running).toContain('identify-picture');
});

test('another network chosen meanwhile answers for itself', async () => {
  const page = await openDemoPage();
  await arriveEngine(page);
  page.actions.chooseModel('one');
  await settleAll();
  await page.engine.last('identify-picture').done({ ...pictureRef('toy'), name: 'toy' });
  await page.engine.last('predict').done(prediction());
  expect(page.getState()).toMatchObject({ takeOver: 'none', shown: { model: { id: 'one' }, truth: { class: 'toy' } } });
  expect(page.getState().search.findings).toBeNull();
});

test('another network that cannot be had leaves the way to the first one', async () => {
  const page = await openDemoPage();
  await arriveEngine(page);
  page.actions.chooseModel('one');
  await settleAll();
  await page.engine.last('identify-picture').fail({ kind: 'worker-crashed', detail: '' });
  await settleAll();
  expect(page.getState()).toMatchObject({ takeOver: 'waiting', catalogue: { chosen: 'two' } });
  await page.engine.last('identify-picture').done({ ...pictureRef('toy'), name: 'toy' });
  await page.engine.last('predict').done(prediction());
  expect(page.getState()).toMatchObject({ takeOver: 'done', shown: { model: { id: 'two' } } });
});

test('another fit is another picture to the network', async () => {
  const page = await openDemoPage();
  await arriveEngine(page);
  page.actions.chooseFit('squash');
  await settleAll();
  await page.engine.last('identify-picture').done({ ...pictureRef('toy'), name: 'toy' });
  await page.engine.last('predict').done(prediction());
  expect(page.getState()).toMatchObject({ takeOver: 'none', shown: { fit: 'squash' }, search: { findings: null } });
});

test('a picture that cannot be read, dropped while the network loads, does not stop the take-over', async () => {
  const page = await openDemoPage();
  await arriveEngine(page);
  void page.actions.openPicture(new Blob(['text']), 'x.txt');
  await settleAll();
  await page.engine.last('identify-picture').done(pictureRef('x.txt'));
  await page.engine.last('predict').fail({ kind: 'picture-undecodable', name: 'x.txt', looksLike: null });
  await settleAll();
  await page.engine.last('identify-picture').done({ ...pictureRef('toy'), name: 'toy' });
  await page.engine.last('predict').done(prediction());
  expect(kinds(page)).toEqual(['picture-undecodable']);
  expect(page.getState()).toMatchObject({ takeOver: 'done', shown: { picture: { name: 'toy' } } });
});
