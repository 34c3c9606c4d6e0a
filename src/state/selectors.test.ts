import { expect, test } from 'vitest';
import { setOf } from '../core/regions/regionSet.ts';
import { asPublished, defaultSettings } from '../core/search/settings.ts';
import { openFinishedPage, openPage } from './page.fixture.ts';
import { canResume, drawnSettings, isBusy, nodeOf, presetOf, roots, targetClass } from './selectors.ts';

test('an empty page is not busy and has nothing to resume', () => {
  const state = openPage().getState();
  expect([isBusy(state), canResume(state), targetClass(state), roots(state), nodeOf(state, setOf([1]))]).toEqual([
    false,
    false,
    null,
    [],
    null,
  ]);
});

test('roots come in the order chosen', async () => {
  const page = await openFinishedPage();
  expect(roots(page.getState()).map(({ set }) => set)).toEqual([setOf([24]), setOf([3, 4])]);
  expect(targetClass(page.getState())).toMatchObject({ label: 'cat', confidence: 0.7 });
});

test('nodes are drawn as they were computed while newer settings are searched for', async () => {
  const page = await openFinishedPage();
  page.actions.changeSettings({ baseline: 'black' });
  expect(page.getState().settings.baseline).toBe('black');
  expect(drawnSettings(page.getState()).baseline).toBe('mean');
});

test('a preset is known by its content, not by the order of its keys', () => {
  expect(presetOf(defaultSettings)).toBe('default');
  expect(presetOf({ ...asPublished, sufficiency: { topClass: false, ratio: 0.9 } })).toBe('as-published');
  expect(presetOf({ ...defaultSettings, baseline: 'blur' })).toBeNull();
});
