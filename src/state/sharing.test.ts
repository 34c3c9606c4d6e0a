import { expect, test } from 'vitest';
import { classTarget } from '../core/methods/target.ts';
import { setOf } from '../core/regions/regionSet.ts';
import { decodeLink, encodeLink } from '../core/share/link.ts';
import {
  openFinishedPage,
  openLocalPage,
  openReadyPage,
  pictureRef,
  prediction,
  settle,
  type Page,
} from './page.fixture.ts';

/** That picture again, under whatever name it is brought. */
const local = (name: string) => ({ ...pictureRef('My bus.png'), name });

const link = (page: Page): string => page.getState().share.link ?? 'no link';

test('a link of a sample holds choices and is short; whoever opens it sees the same', async () => {
  const page = await openReadyPage();
  void page.actions.openSample('bus');
  await settle();
  await page.engine.last('fetch-picture').done(pictureRef('bus.webp'));
  await page.engine.last('predict').done(prediction());
  page.actions.chooseClass(2);
  page.actions.changeSettings({ sufficiency: { ratio: 0.8, topClass: true } });
  page.actions.select(setOf([3, 4]));
  await page.actions.makeLink({ withPicture: true });
  expect(link(page).length).toBeLessThan(300);
  expect(page.getState().share).toMatchObject({ pictureBytes: null, asksForPicture: false });

  const other = await openReadyPage({ fragment: new URL(link(page)).hash });
  await settle();
  await other.engine.last('fetch-picture').done(pictureRef('bus.webp'));
  await other.engine.last('predict').done(prediction());
  const state = other.getState();
  expect(state).toMatchObject({
    target: 2,
    settings: { sufficiency: { ratio: 0.8 } },
    selection: { selected: setOf([3, 4]) },
  });
  expect(state.shown?.source).toEqual({ kind: 'sample', name: 'bus' });
});

test('a link says which class the explained one is held against, and maps are made for the difference', async () => {
  const page = await openLocalPage();
  page.actions.chooseAgainst(2);
  await page.actions.makeLink({ withPicture: true });
  expect(decodeLink(new URL(link(page)).hash)).toMatchObject({ target: 1, against: 2 });
  const other = await openReadyPage({ fragment: new URL(link(page)).hash });
  await settle();
  await other.engine.last('identify-picture').done(pictureRef('My bus.png'));
  await other.engine.last('predict').done(prediction());
  expect(other.getState()).toMatchObject({ target: 1, against: 2 });
  expect(other.engine.last('map').input.target).toEqual(classTarget(1, 2));
});

test.each([
  ['the other class', { target: 0, against: 77 }, { target: 0, against: null }],
  ['the explained class', { target: 77, against: 0 }, { target: 1, against: null }],
])('a difference of which the network does not know %s is left out', async (_, wished, found) => {
  const page = await openLocalPage();
  await page.actions.makeLink({ withPicture: true });
  const view = { ...decodeLink(new URL(link(page)).hash), ...wished };
  const other = await openReadyPage({ fragment: encodeLink(view) });
  await settle();
  await other.engine.last('identify-picture').done(pictureRef('My bus.png'));
  await other.engine.last('predict').done(prediction());
  expect(other.getState()).toMatchObject(found);
});

test('a link of a local picture holds its fingerprint, and the receiver is asked for it', async () => {
  const page = await openLocalPage();
  page.actions.select(setOf([3, 4]));
  await page.actions.makeLink({ withPicture: false });
  expect(page.getState().share).toMatchObject({ pictureBytes: null, asksForPicture: true });
  expect(decodeLink(new URL(link(page)).hash).picture).toMatchObject({ kind: 'local', sha256: local('').sha256 });

  const other = await openReadyPage({ fragment: new URL(link(page)).hash });
  await settle();
  expect(other.getState().share.awaited).toEqual({ name: 'My bus.png', sha256: local('').sha256, mismatch: false });
  expect(other.getState().shown).toBeNull();
  void other.actions.openPicture(new Blob(['wrong']), 'cat.png');
  await settle();
  await other.engine.last('identify-picture').done(pictureRef('cat.png'));
  await other.engine.last('predict').done(prediction());
  expect(other.getState().share.awaited?.mismatch).toBe(true);
  expect(other.getState().selection.selected).toBeNull();
  void other.actions.openPicture(new Blob(['bytes']), 'renamed.png');
  await settle();
  await other.engine.last('identify-picture').done(local('renamed.png'));
  await other.engine.last('predict').done(prediction());
  expect(other.getState().share.awaited).toBeNull();
  expect(other.getState().selection.selected).toBe(setOf([3, 4]));
});

test('a local picture goes into a link only where asked for, and its size is told', async () => {
  const page = await openLocalPage();
  await page.actions.makeLink({ withPicture: true });
  expect(page.getState().share).toMatchObject({ pictureBytes: 5, asksForPicture: false });
  const other = await openReadyPage({ fragment: new URL(link(page)).hash });
  await settle();
  expect(other.engine.last('identify-picture').input.name).toBe('My bus.png');
  expect(await other.engine.last('identify-picture').input.blob.text()).toBe('small');
});

test('a picture that cannot be made small enough is refused in words', async () => {
  const page = await openReadyPage({ ports: { shrink: () => Promise.resolve(null) } });
  void page.actions.openPicture(new Blob(['bytes']), 'bus.png');
  await settle();
  await page.engine.last('identify-picture').done(local('bus.png'));
  await page.engine.last('predict').done(prediction());
  await page.actions.makeLink({ withPicture: true });
  expect(page.getState().share.link).toBeNull();
  expect(page.getState().notices).toMatchObject([{ failure: { kind: 'link-invalid' } }]);
});

test('a link is forgotten as soon as it would say something else', async () => {
  const page = await openLocalPage();
  await page.actions.makeLink({ withPicture: false });
  page.actions.hoverRegion(3);
  page.actions.setTheme('dark');
  expect(page.getState().share.link).not.toBeNull();
  page.actions.select(setOf([1]));
  expect(page.getState().share.link).toBeNull();
  await page.actions.makeLink({ withPicture: false });
  page.actions.chooseAgainst(0);
  expect(page.getState().share.link).toBeNull();
});

test('the link that was made is copied and said so', async () => {
  const page = await openLocalPage();
  await page.actions.copyLink();
  expect(page.copied).toEqual([]);
  await page.actions.makeLink({ withPicture: false });
  await page.actions.copyLink();
  expect(page.copied).toEqual([link(page)]);
  expect(page.getState().notices).toMatchObject([{ kind: 'done', what: 'link-copied' }]);
});

test.each(['v=1&p=s:bus', 'nonsense', 'v=9'])(
  'a link that is none is said so and changes nothing: %s',
  async (fragment) => {
    const page = await openFinishedPage();
    const before = page.getState();
    await page.actions.openLink(`#${fragment}`);
    const after = page.getState();
    expect(after.notices).toMatchObject([{ failure: { kind: 'link-invalid' } }]);
    expect([after.shown, after.settings, after.search]).toEqual([before.shown, before.settings, before.search]);
  },
);

test('a link to a network that is not on offer is said so', async () => {
  const page = await openLocalPage();
  await page.actions.makeLink({ withPicture: false });
  const other = await openReadyPage();
  await other.actions.openLink(new URL(link(page)).hash);
  expect(other.getState().notices).toEqual([]);
  const view = decodeLink(new URL(link(page)).hash);
  await other.actions.openLink(encodeLink({ ...view, model: 'unheard-of' }));
  expect(other.getState().notices).toMatchObject([{ failure: { kind: 'link-invalid' } }]);
});
