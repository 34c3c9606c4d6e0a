import { expect, test } from 'vitest';
import { setOf } from '../core/regions/regionSet.ts';
import { defaultSettings } from '../core/search/settings.ts';
import { arriveEngine, demo, files, openDemoPage, settleAll, takeOver } from './demo.fixture.ts';
import { mapResult, pictureRef, prediction, settle } from './page.fixture.ts';

test('settings of one’s own stay: the findings are those of an earlier question, and are searched anew', async () => {
  const first = await openDemoPage();
  first.actions.changeSettings({ sufficiency: { ratio: 0.8, topClass: true } });
  const page = await openDemoPage({ storage: first.storage });
  expect(page.getState()).toMatchObject({ settings: { sufficiency: { ratio: 0.8 } } });
  expect(page.getState().search).toMatchObject({
    status: 'waiting',
    stale: true,
    question: { settings: defaultSettings },
  });
  await takeOver(page);
  expect(page.engine.running).toContain('explain');
});

test('with another grid of one’s own, only picture, prediction and maps are there at once', async () => {
  const first = await openDemoPage();
  first.actions.changeSettings({ grid: { rows: 4, cols: 4 } });
  const page = await openDemoPage({ storage: first.storage });
  expect(page.getState()).toMatchObject({ search: { findings: null }, maps: { 'grad-cam': { status: 'done' } } });
});

test.each([
  ['no explanation', demo.explanation, undefined],
  ['an explanation that is none', demo.explanation, '{}'],
  ['no prediction in it', demo.explanation, files()[demo.explanation]?.replace('"prediction"', '"other"')],
  ['a catalogue that does not have its network', 'https://sag.test/models/catalogue.json', '{"models":[]}'],
] as const)('a demo with %s is a sample like any other', async (_what, address, text) => {
  const page = await openDemoPage({ with: { ...files(), [address]: text } });
  expect(page.getState()).toMatchObject({ shown: null, notices: [] });
  await arriveEngine(page);
  expect(page.engine.last('fetch-picture').input.address).toBe(demo.address);
  await page.engine.last('fetch-picture').done(pictureRef('toy'));
  await page.engine.last('predict').done(prediction());
  expect(page.getState()).toMatchObject({ takeOver: 'none', shown: { answeredBy: 'network', model: { id: 'two' } } });
});

test('a truth that cannot be read is only missing', async () => {
  const page = await openDemoPage({ with: { ...files(), [demo.truth]: '{"version":1}' } });
  expect(page.getState().shown).toMatchObject({ answeredBy: 'file', truth: null });
});

test('a remembered network of one’s own keeps the page from opening on a demo of another', async () => {
  const kept = JSON.stringify({ model: 'one' });
  const page = await openDemoPage({ storage: new Map([['sag-explorer', kept]]) });
  expect(page.getState()).toMatchObject({
    shown: null,
    opening: null,
    samples: [{ name: 'toy' }, { name: 'second' }, { name: 'bus' }],
  });
});

test('a demo chosen by hand brings its network, a drawing after it leaves that network', async () => {
  const page = await openDemoPage({ storage: new Map([['sag-explorer', JSON.stringify({ model: 'one' })]]) });
  await arriveEngine(page);
  void page.actions.openSample('toy');
  await settleAll();
  expect(page.getState()).toMatchObject({ catalogue: { chosen: 'two', preferred: 'one' }, takeOver: 'waiting' });
});

test('another demo chosen while the network of the first is on its way is shown at once as well', async () => {
  const page = await openDemoPage();
  void page.actions.openSample('second');
  await settleAll();
  expect(page.getState()).toMatchObject({ takeOver: 'waiting', shown: { picture: { name: 'second' } }, notices: [] });
  await takeOver(page);
  expect(page.getState()).toMatchObject({ takeOver: 'done', shown: { source: { name: 'second' } } });
});

test('another demo chosen after the take-over is shown before its network has seen it', async () => {
  const page = await openDemoPage();
  await takeOver(page);
  void page.actions.openSample('second');
  await settleAll();
  expect(page.getState()).toMatchObject({
    takeOver: 'waiting',
    shown: { source: { name: 'second' }, model: { name: 'two' } },
  });
  expect(page.getState().search).toMatchObject({ status: 'done', findings: { roots: [0, 1] } });
});

test('a newer wish wins while a demo is still being read', async () => {
  const page = await openDemoPage({ storage: new Map([['sag-explorer', JSON.stringify({ model: 'one' })]]) });
  await arriveEngine(page);
  void page.actions.openSample('toy');
  void page.actions.openPicture(new Blob(['b']), 'b.jpg');
  await settleAll();
  await settle();
  expect(page.getState().shown).toBeNull();
  await page.engine.last('identify-picture').done(pictureRef('b.jpg'));
  await page.engine.last('predict').done(prediction());
  await page.engine.last('map').done(mapResult('grad-cam'));
  expect(page.getState().shown?.picture.name).toBe('b.jpg');
});

test('a link to a demo shows it beforehand as well, with what the link chose', async () => {
  const sender = await openDemoPage();
  await takeOver(sender);
  sender.actions.select(setOf([3, 4]));
  await sender.actions.makeLink({ withPicture: false });
  const fragment = new URL(sender.getState().share.link!).hash;
  const page = await openDemoPage({ fragment });
  expect(page.getState().shown).toBeNull();
  await arriveEngine(page);
  expect(page.getState()).toMatchObject({
    takeOver: 'waiting',
    selection: { selected: setOf([3, 4]), automatic: false },
  });
  expect(page.getState().search.status).toBe('done');
});

test('a link that explains another class waits for the network with its findings, and with nothing else', async () => {
  const sender = await openDemoPage();
  sender.actions.chooseClass(0);
  await sender.actions.makeLink({ withPicture: false });
  const page = await openDemoPage({ fragment: new URL(sender.getState().share.link!).hash });
  await arriveEngine(page);
  expect(page.getState()).toMatchObject({
    target: 0,
    shown: { answeredBy: 'file' },
    search: { status: 'waiting', findings: null },
  });
});
