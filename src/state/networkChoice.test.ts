import { describe, expect, it, test } from 'vitest';
import type { ModelCard } from '../core/modelCard.ts';
import { encodeLink } from '../core/share/link.ts';
import { defaultSettings } from '../core/search/settings.ts';
import { leaveDemoNetwork, networkFor, networkOffer } from './networkChoice.ts';
import { card, openReadyPage, pictureRef, prediction, settle, showPicture, type Page } from './page.fixture.ts';
import { isBusy } from './selectors.ts';

const toyworld = card('toyworld', { builtIn: true });
const everyday = card('everyday-10', { builtIn: true });
const small = card('mobilenet_v1_025_224_public');
const large = card('mobilenet_v2_100_224_public');
const models = [toyworld, everyday, small, large];

const openWith = (storage = new Map<string, string>()): Promise<Page> => openReadyPage({ models, storage });
const network = (page: Page): string | undefined => page.getState().shown?.model.id;
const offer = (page: Page): string | null => networkOffer(page.getState())?.id ?? null;

/** Chooses a network and lets it answer. */
async function choose(page: Page, id: string): Promise<void> {
  page.actions.chooseModel(id);
  await settle();
  await page.engine.last('predict').done(prediction());
}

/** A page about a demo: a link of a sample that names the network of the demos. */
async function openDemo(page: Page): Promise<void> {
  const view = { fit: 'crop', target: null, against: null, settings: defaultSettings, selected: null } as const;
  void page.actions.openLink(encodeLink({ ...view, picture: { kind: 'sample', name: 'bus' }, model: 'toyworld' }));
  await settle();
  await page.engine.last('fetch-picture').done(pictureRef('bus.webp'));
  await page.engine.last('predict').done(prediction());
}

describe('the network for a picture that names none', () => {
  it('is the one for photographs, wherever it stands in the catalogue', () => {
    expect(networkFor({ models, chosen: null })).toBe('everyday-10');
    expect(networkFor({ models, chosen: 'no longer on offer' })).toBe('everyday-10');
  });

  it('is the first where that one is not on offer, and none where nothing is', () => {
    expect(networkFor({ models: [small, large], chosen: null })).toBe(small.id);
    expect(networkFor({ models: [], chosen: 'one' })).toBeNull();
  });

  it('is what was chosen, if that is on offer', () => {
    for (const { id } of models) expect(networkFor({ models, chosen: id })).toBe(id);
  });
});

test('a picture of one’s own, dropped after a demo, is not taken for a toy', async () => {
  const page = await openWith();
  await openDemo(page);
  expect(network(page)).toBe('toyworld');
  await showPicture(page);
  expect(network(page)).toBe('everyday-10');
});

test('nor is one opened by its address', async () => {
  const page = await openWith();
  await openDemo(page);
  void page.actions.openAddress('https://pictures.test/cat.jpg');
  await settle();
  expect(page.getState().opening?.model.id).toBe('everyday-10');
});

test('after a demo the person’s own network takes the picture, on this visit and on the next', async () => {
  const page = await openWith();
  await showPicture(page);
  await choose(page, small.id);
  await openDemo(page);
  await showPicture(page, 'cat.jpg');
  expect(network(page)).toBe(small.id);
  const next = await openWith(page.storage);
  await openDemo(next);
  await showPicture(next);
  expect(network(next)).toBe(small.id);
});

test('who chooses the network of the demos keeps it', async () => {
  const page = await openWith();
  await showPicture(page);
  await choose(page, 'toyworld');
  await showPicture(page, 'cat.jpg');
  expect(network(page)).toBe('toyworld');
});

test('a demo is not remembered as a choice', async () => {
  const page = await openWith();
  await openDemo(page);
  page.actions.setTheme('dark');
  expect((await openWith(page.storage)).getState().catalogue.chosen).toBe('everyday-10');
});

test('a network that could not be loaded is not remembered; one under way when another picture comes is', async () => {
  const page = await openWith();
  await showPicture(page);
  page.actions.chooseModel(large.id);
  await settle();
  await page.engine.last('predict').fail({ kind: 'worker-crashed', detail: 'memory' });
  expect(page.getState().catalogue).toMatchObject({ chosen: 'everyday-10', asked: null, preferred: null });
  page.actions.chooseModel(small.id);
  await settle();
  await showPicture(page, 'cat.jpg');
  expect(page.getState().catalogue).toMatchObject({ chosen: small.id, asked: null, preferred: small.id });
});

test('a network chosen before the first picture is remembered once it is loaded', async () => {
  const page = await openWith();
  page.actions.chooseModel(small.id);
  expect(page.getState().catalogue.preferred).toBeNull();
  await page.engine.last('load-model').done({ sha256: '' });
  expect((await openWith(page.storage)).getState().catalogue.chosen).toBe(small.id);
});

test('a link that waits for a picture keeps the network it named', async () => {
  const page = await openWith();
  await openDemo(page);
  const { catalogue, share } = page.getState();
  const awaited = { name: 'toy.png', sha256: '', mismatch: false };
  const state = { ...page.getState(), catalogue, share: { ...share, awaited } };
  leaveDemoNetwork({
    get: () => state,
    set: () => {
      throw new Error('another network was chosen');
    },
  });
  expect(state.catalogue.chosen).toBe('toyworld');
});

describe('the network of the next picture', () => {
  const loaded = (page: Page): string[] =>
    page.engine.calls.flatMap(({ job, input }) =>
      job === 'load-model' ? [(input as { model: ModelCard }).model.id] : [],
    );

  it('is made ready where nothing is shown, and nobody is told to wait', async () => {
    const page = await openWith();
    await settle();
    expect(loaded(page)).toEqual(['everyday-10']);
    expect(isBusy(page.getState())).toBe(false);
  });

  it('is made ready once the network of a demo has answered', async () => {
    const view = { fit: 'crop', target: null, against: null, settings: defaultSettings, selected: null } as const;
    const fragment = encodeLink({ ...view, picture: { kind: 'sample', name: 'bus' }, model: 'toyworld' });
    const page = await openReadyPage({ models, fragment });
    await settle();
    await page.engine.last('fetch-picture').done(pictureRef('bus.webp'));
    expect(loaded(page)).toEqual([]);
    await page.engine.last('predict').done(prediction());
    expect(loaded(page)).toEqual(['everyday-10']);
  });

  it('is not fetched from elsewhere before there is a picture', async () => {
    const first = await openWith();
    await showPicture(first);
    await choose(first, small.id);
    expect(loaded(await openWith(first.storage))).toEqual([]);
  });

  it('may fail unheard', async () => {
    const page = await openWith();
    await settle();
    await page.engine.last('load-model').fail({ kind: 'worker-crashed', detail: 'memory' });
    expect(page.getState().notices).toEqual([]);
    await showPicture(page);
    expect(network(page)).toBe('everyday-10');
  });
});

describe('the offer of a network from elsewhere', () => {
  it('stands beside the answer of a built-in network about a picture of one’s own', async () => {
    const page = await openWith();
    expect(offer(page)).toBeNull();
    await showPicture(page);
    expect(offer(page)).toBe(large.id);
  });

  it('does not stand beside a demo', async () => {
    const page = await openWith();
    await openDemo(page);
    expect(offer(page)).toBeNull();
  });

  it('is what there is, where the usual one is not in the catalogue; nothing where all are built in', async () => {
    const page = await openReadyPage({ models: [everyday, small] });
    await showPicture(page);
    expect(offer(page)).toBe(small.id);
    const alone = await openReadyPage({ models: [everyday] });
    await showPicture(alone);
    expect(offer(alone)).toBeNull();
  });

  it('does not come again after it was declined, nor on the next visit', async () => {
    const page = await openWith();
    await showPicture(page);
    page.actions.declineOffer();
    expect(offer(page)).toBeNull();
    const next = await openWith(page.storage);
    await showPicture(next);
    expect(offer(next)).toBeNull();
  });

  it('does not come again after it was taken, even back at the built-in network', async () => {
    const page = await openWith();
    await showPicture(page);
    await choose(page, large.id);
    await choose(page, 'everyday-10');
    expect(offer(page)).toBeNull();
  });

  it('stays after it was taken in vain', async () => {
    const page = await openWith();
    await showPicture(page);
    page.actions.chooseModel(large.id);
    await settle();
    await page.engine.last('predict').fail({ kind: 'worker-crashed', detail: 'memory' });
    expect(offer(page)).toBe(large.id);
  });
});
