import { expect, test } from 'vitest';
import { classTarget } from '../core/methods/target.ts';
import { mapResult, openFinishedPage, showPicture } from './page.fixture.ts';
import { explanationText } from './saving.ts';

test('a class against another: every map is made anew for the difference, the map of the search stays', async () => {
  const page = await openFinishedPage();
  const drops = page.getState().maps['region-drops']?.result;
  page.actions.chooseAgainst(0);
  const { maps, against } = page.getState();
  expect(against).toBe(0);
  expect([maps['grad-cam']?.result, maps['region-drops']?.result]).toEqual([null, drops]);
  expect(page.engine.last('map').input.target).toEqual(classTarget(1, 0));
  expect(page.engine.count('explain')).toBe(1);
});

test('the way back from a difference computes the maps of the class again', async () => {
  const page = await openFinishedPage();
  page.actions.chooseAgainst(0);
  await page.engine.last('map').done(mapResult('grad-cam'));
  page.actions.chooseAgainst(null);
  expect(page.engine.last('map').input.target).toEqual(classTarget(1));
});

test('a class is never held against itself, and another class or picture ends the difference', async () => {
  const page = await openFinishedPage();
  page.actions.chooseAgainst(1);
  expect(page.getState().against).toBeNull();
  page.actions.chooseAgainst(0);
  page.actions.chooseClass(2);
  expect(page.getState().against).toBeNull();
  page.actions.chooseAgainst(0);
  await showPicture(page, 'cat.jpg');
  expect(page.getState().against).toBeNull();
});

test('maps of a difference are not saved as maps of the class', async () => {
  const page = await openFinishedPage();
  expect(JSON.parse((await explanationText(page.getState())) ?? '')).toHaveProperty('maps.grad-cam');
  page.actions.chooseAgainst(0);
  const result = mapResult('grad-cam');
  const provenance = { ...result.provenance, target: classTarget(1, 0) };
  await page.engine.last('map').done({ ...result, provenance });
  expect(JSON.parse((await explanationText(page.getState())) ?? '')).not.toHaveProperty('maps.grad-cam');
});
