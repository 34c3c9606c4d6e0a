import { describe, expect, it, test } from 'vitest';
import { setOf } from '../core/regions/regionSet.ts';
import { tourSteps, type AppState, type TourStep } from './appState.ts';
import { openFinishedPage, openPage, openReadyPage, settle, showPicture, type Page } from './page.fixture.ts';
import { canTour, isStepDone, isTourDue } from './tour.ts';

const step = (page: Page): TourStep | null => page.getState().tour.step;
const due = (page: Page): boolean => isTourDue(page.getState());

describe('when the tour begins by itself', () => {
  it('on the first result, and not before', async () => {
    const page = await openReadyPage();
    expect(due(page)).toBe(false);
    await showPicture(page);
    expect(due(page)).toBe(false);
    expect(due(await openFinishedPage())).toBe(true);
  });

  it('not while another picture is on its way', async () => {
    const page = await openFinishedPage();
    void page.actions.openPicture(new Blob(['cat']), 'cat.jpg');
    await settle();
    expect(due(page)).toBe(false);
  });

  it('not for who has begun to look around', async () => {
    const page = await openFinishedPage();
    page.actions.select(setOf([24]));
    expect(due(page)).toBe(false);
  });

  it('not beside a message that something failed', async () => {
    const page = await openFinishedPage();
    await page.actions.openLink('#not-a-link');
    expect(due(page)).toBe(false);
  });

  it('not where nothing was found to point at', async () => {
    const { search, ...state } = (await openFinishedPage()).getState();
    const findings = search.findings && { ...search.findings, roots: [] };
    expect(canTour({ ...state, search: { ...search, findings } })).toBe(false);
    expect(canTour({ ...state, search: { ...search, stale: true } })).toBe(false);
  });

  it('once: skipped, it is remembered and does not come again', async () => {
    const page = await openFinishedPage();
    page.actions.startTour();
    page.actions.endTour();
    expect(due(page)).toBe(false);
    expect(due(await openFinishedPage({ storage: page.storage }))).toBe(false);
  });

  it('again where it was neither finished nor skipped', async () => {
    const page = await openFinishedPage();
    page.actions.startTour();
    expect(due(await openFinishedPage({ storage: page.storage }))).toBe(true);
  });
});

describe('walking it', () => {
  it('goes through all steps, back too, and ends after the last', async () => {
    const page = await openFinishedPage();
    page.actions.startTour();
    page.actions.moveTour(-1);
    const seen = tourSteps.map(() => {
      const at = step(page);
      page.actions.moveTour(1);
      return at;
    });
    expect(seen).toEqual(tourSteps);
    expect(page.getState().tour).toEqual({ step: null, wanted: false, seen: true });
    page.actions.moveTour(1);
    expect(step(page)).toBeNull();
  });

  it('takes the map off the picture before it asks for regions of it', async () => {
    const page = await openFinishedPage();
    page.actions.startTour();
    page.actions.setOverlay('grad-cam');
    while (step(page) !== 'inspector') page.actions.moveTour(1);
    expect(page.getState().view.overlay).toBe('grad-cam');
    page.actions.moveTour(1);
    expect(page.getState().view.overlay).toBeNull();
  });

  it('can be taken again by who has seen it', async () => {
    const page = await openFinishedPage();
    page.actions.endTour();
    page.actions.startTour();
    expect(step(page)).toBe('prediction');
  });
});

test('asked for on an empty page, it opens a sample and is due when that is explained', async () => {
  const page = await openReadyPage();
  page.actions.startTour();
  await settle();
  expect(page.getState().opening?.name).toBe('bus');
  expect(step(page)).toBeNull();
  const finished = (await openFinishedPage()).getState();
  const touched = { ...finished.selection, automatic: false };
  expect(isTourDue({ ...finished, selection: touched, tour: page.getState().tour })).toBe(true);
});

test('asked for while a picture is on its way, it waits for that one', async () => {
  const page = await openReadyPage();
  void page.actions.openPicture(new Blob(['cat']), 'cat.jpg');
  await settle();
  page.actions.startTour();
  await settle();
  expect(page.getState().opening?.name).toBe('cat.jpg');
  expect(page.getState().tour).toEqual({ step: null, wanted: true, seen: false });
});

test('with neither result nor sample there is nothing to begin with', () => {
  const page = openPage({ setup: { samples: Promise.resolve([]) } });
  page.actions.startTour();
  expect(page.getState().tour).toEqual({ step: null, wanted: true, seen: false });
});

describe('doing what a step asks for', () => {
  const deed = async (at: TourStep, act: (page: Page) => void): Promise<boolean> => {
    const page = await openFinishedPage();
    const since: AppState = page.getState();
    act(page);
    return isStepDone(at, since, page.getState());
  };

  it.each([
    [
      'maps',
      (page: Page) => {
        page.actions.setOverlay('grad-cam');
      },
    ],
    [
      'roots',
      (page: Page) => {
        page.actions.select(setOf([3, 4]));
      },
    ],
    [
      'picture',
      (page: Page) => {
        page.actions.toggleOwnRegion(7);
      },
    ],
  ] as const)('%s: the real thing counts, and nothing less', async (at, act) => {
    expect(await deed(at, act)).toBe(true);
    expect(await deed(at, () => undefined)).toBe(false);
  });

  it('a combination of one’s own is no answer to "pick another of these"', async () => {
    expect(
      await deed('roots', (page) => {
        page.actions.setOwn(setOf([9]));
      }),
    ).toBe(false);
  });

  it('a combination counts for the graph when it stands in it', async () => {
    expect(
      await deed('graph', (page) => {
        page.actions.select(setOf([9]));
      }),
    ).toBe(false);
    const since = (await openFinishedPage()).getState();
    const node = { set: setOf([9]), confidence: 0.1, margin: 0, parents: [], children: [] };
    const graph = { nodes: [node], edges: [], complete: true };
    const search = { ...since.search, findings: { ...since.search.findings, graph } } as unknown as AppState['search'];
    const selection = { ...since.selection, selected: setOf([9]) };
    expect(isStepDone('graph', since, { ...since, search, selection })).toBe(true);
  });

  it('what is only to be read is never done by doing', async () => {
    for (const at of ['prediction', 'inspector'] as const)
      expect(
        await deed(at, (page) => {
          page.actions.toggleOwnRegion(1);
        }),
      ).toBe(false);
  });
});
