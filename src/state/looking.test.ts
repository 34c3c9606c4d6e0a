import { expect, test } from 'vitest';
import { setOf } from '../core/regions/regionSet.ts';
import { inspectionOf } from './selectors.ts';
import { openFinishedPage, openPage, prediction, settle } from './page.fixture.ts';

const answer = (...regions: number[]) => ({ set: setOf(regions), confidence: 0.4, margin: 0.1, top: [] });

test('what is selected is inspected once', async () => {
  const page = await openFinishedPage();
  page.actions.select(setOf([3, 4]));
  expect(page.engine.last('inspect').input.sets).toEqual([setOf([3, 4])]);
  expect(page.getState().inspections.running).toEqual(new Set([setOf([3, 4])]));
  await page.engine.last('inspect').done([answer(3, 4)]);
  expect(inspectionOf(page.getState(), setOf([3, 4]))?.confidence).toBe(0.4);
  expect(page.getState().inspections.running.size).toBe(0);
  page.actions.select(setOf([24]));
  page.actions.select(setOf([3, 4]));
  expect(page.engine.count('inspect')).toBe(2);
});

test('what is not looked at any more is not waited for', async () => {
  const page = await openFinishedPage();
  page.actions.select(setOf([1]));
  const first = page.engine.last('inspect');
  page.actions.select(setOf([2]));
  await settle();
  expect(first.signal?.aborted).toBe(true);
  expect(page.getState().inspections.running).toEqual(new Set([setOf([2])]));
  expect(page.getState().notices).toEqual([]);
});

test('clicked regions make an own combination, whose confidence comes live', async () => {
  const page = await openFinishedPage();
  page.actions.toggleOwnRegion(3);
  page.actions.toggleOwnRegion(5);
  expect(page.getState().selection).toMatchObject({ own: setOf([3, 5]), selected: setOf([3, 5]), automatic: false });
  await page.engine.last('inspect').done([answer(3, 5)]);
  expect(inspectionOf(page.getState(), page.getState().selection.own)?.margin).toBe(0.1);
  page.actions.toggleOwnRegion(3);
  expect(page.getState().selection.own).toBe(setOf([5]));
});

test('the own combination is inspected even while another is selected', async () => {
  const page = await openFinishedPage();
  page.actions.setOwn(setOf([7]));
  page.actions.select(setOf([24]));
  expect(page.engine.last('inspect').signal?.aborted).toBe(false);
  page.actions.clearOwn();
  expect(page.getState().selection).toMatchObject({ own: null, selected: setOf([24]) });
  expect(page.engine.last('inspect').signal?.aborted).toBe(true);
});

test('taking the own combination away deselects it', async () => {
  const page = await openFinishedPage();
  page.actions.setOwn(setOf([7]));
  page.actions.clearOwn();
  expect(page.getState().selection.selected).toBeNull();
});

test('another masking makes every inspection old, another threshold none', async () => {
  const page = await openFinishedPage();
  page.actions.changeSettings({ sufficiency: { ratio: 0.6, topClass: true } });
  const done = {
    ...page.getState().search.findings!,
    baseline: { kind: 'black', rgb: [0, 0, 0] } as const,
    milliseconds: 1,
  };
  await page.engine.last('explain').done(done);
  expect(page.engine.count('inspect')).toBe(1);
  page.actions.changeSettings({ baseline: 'black' });
  await page.engine.last('explain').done(done);
  expect(page.engine.count('inspect')).toBe(2);
  expect(page.engine.last('inspect').input.settings.baseline).toBe('black');
});

test('hovering asks for nothing', async () => {
  const page = await openFinishedPage();
  page.actions.hoverRegion(3);
  page.actions.hoverSet(setOf([3, 4]));
  expect(page.getState().selection).toMatchObject({ hoveredRegion: 3, hoveredSet: setOf([3, 4]), automatic: true });
  expect(page.engine.count('inspect')).toBe(1);
});

test('nodes are folded and unfolded one by one', () => {
  const page = openPage();
  page.actions.unfold(setOf([1]));
  page.actions.unfold(setOf([2]));
  page.actions.fold(setOf([1]));
  expect(page.getState().view.unfolded).toEqual(new Set([setOf([2])]));
});

test('theme, motion, opacity, settings and network are remembered', async () => {
  const page = await openFinishedPage();
  page.actions.setTheme('dark');
  page.actions.setMotion('reduced');
  page.actions.setMapOpacity(1.7);
  page.actions.changeSettings({ baseline: 'black' });
  page.actions.chooseModel('two');
  await settle();
  await page.engine.last('predict').done(prediction());
  const next = openPage({ storage: page.storage }).getState();
  expect(next.view).toMatchObject({ theme: 'dark', motion: 'reduced', mapOpacity: 1 });
  expect(next.settings.baseline).toBe('black');
  expect(next.catalogue.chosen).toBe('two');
});

test.each(['', 'no JSON', '[]', '{"theme":"pink","settings":{"grid":{"rows":-1}},"mapOpacity":"high","model":7}'])(
  'what cannot be understood in the storage is as new: %s',
  (text) => {
    const page = openPage({ storage: new Map([['sag-explorer', text]]) });
    expect(page.getState()).toEqual(openPage().getState());
  },
);

test('a storage that refuses is no reason to fail', () => {
  const refuse = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  const page = openPage({ ports: { storage: { getItem: refuse, setItem: refuse } } });
  page.actions.setTheme('dark');
  expect(page.getState().view.theme).toBe('dark');
});
