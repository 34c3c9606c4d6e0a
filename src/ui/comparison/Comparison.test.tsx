// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { everyMeasure } from '../../core/measures/cards.ts';
import { methodCards } from '../../core/methods/cards.ts';
import type { Page } from '../../state/page.fixture.ts';
import { mapResult, openFinishedPage as openFinished, openReadyPage } from '../../state/page.fixture.ts';
import { after, renderOn, stubBrowser } from '../shared/render.fixture.tsx';
import { Comparison } from './Comparison.tsx';

/** Five are enough to choose from; each more makes every search of the page slower. */
const methods = methodCards.filter(({ id }) => ['cam', 'grad-cam', 'gradient', 'saliency', 'i-gos'].includes(id));
const setup = { methods };
const openFinishedPage = () => openFinished({ setup });

const open = async (page: Promise<Page>): Promise<Page> => {
  const opened = await page;
  opened.actions.setGallery({ open: true });
  renderOn(opened, <Comparison />);
  await after(() => undefined);
  return opened;
};
const press = (element: HTMLElement) =>
  after(() => {
    fireEvent.click(element);
  });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const card = (name: string) => within(screen.getByRole('article', { name }));
const names = () => screen.getAllByRole('article').map((article) => article.getAttribute('aria-label'));

/** Not the same everywhere, so that it can be compared. */
function uneven(method: string) {
  const result = mapResult(method);
  return { ...result, map: { ...result.map!, values: Float32Array.from({ length: 16 }, (_, at) => at / 15) } };
}

const curve = { shares: [0, 0.5, 1], confidences: [0.9, 0.4, 0.1], area: 0.45 };
const measured = { values: everyMeasure(() => 0.5), insertion: curve, deletion: curve, sensitivity: null };

describe('the gallery of heat maps', () => {
  beforeEach(() => {
    stubBrowser();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('before a picture says that one is needed, and lets methods be chosen already', async () => {
    const page = await open(openReadyPage({ setup }));
    expect(screen.getByText(/Open a picture first/)).toBeTruthy();
    await press(screen.getByRole('checkbox', { name: /^CAM/ }));
    expect(page.getState().maps).toHaveProperty('cam');
  });

  it('shows every map with what it shows, what it cannot, and what it cost', async () => {
    await open(openFinishedPage());
    expect(screen.getByRole('dialog', { name: 'Heat maps compared' })).toBeTruthy();
    expect(screen.getByText('What speaks for cat')).toBeTruthy();
    expect(names()).toEqual(['Region by region', 'Grad-CAM', 'I-GOS']);
    expect(card('Grad-CAM').getByText(/Which places of a late feature map/)).toBeTruthy();
    expect(card('Grad-CAM').getByText(/coarse as the feature map/)).toBeTruthy();
    expect(card('Grad-CAM').getByText(/1 pass forward, 1 back/)).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe('3 maps, all there');
  });

  it('asks for all fast methods in one press, and takes a method away again', async () => {
    const page = await open(openFinishedPage());
    await press(button('All fast ones'));
    const fast = Object.keys(page.getState().maps).length;
    expect(fast).toBeGreaterThan(3);
    expect(screen.getByRole('status').textContent).toContain(`of ${String(fast)} maps there`);
    await press(screen.getByRole('checkbox', { name: /^Saliency/ }));
    expect(page.getState().maps).not.toHaveProperty('saliency');
  });

  it('stops one map or all', async () => {
    const page = await open(openFinishedPage());
    await press(screen.getByRole('checkbox', { name: /^Saliency/ }));
    await press(card('Saliency').getByRole('button', { name: 'Stop' }));
    expect(page.getState().maps['saliency']?.status).toBe('stopped');
    await press(card('Saliency').getByRole('button', { name: 'Go on' }));
    await press(button('Stop all'));
    expect(card('Saliency').getByText('stopped early')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Stop all' })).toBeNull();
  });

  it('says in words that a method cannot explain the network, or found nothing', async () => {
    const page = await open(openFinishedPage());
    await press(screen.getByRole('checkbox', { name: /^CAM/ }));
    const failure = { kind: 'method-unsuited', method: 'CAM', model: 'one', detail: 'it has no average head' } as const;
    await after(() => page.engine.last('map').fail(failure));
    expect(card('CAM').getByText('CAM cannot explain one: it has no average head.')).toBeTruthy();
    await press(screen.getByRole('checkbox', { name: /^Saliency/ }));
    await after(() => page.engine.last('map').done({ ...mapResult('saliency'), map: null }));
    expect(card('Saliency').getByText(/^No positive evidence/)).toBeTruthy();
  });

  it('replays how a map came to be, unless it was there at once', async () => {
    const page = await open(openFinishedPage());
    await press(screen.getByRole('checkbox', { name: /^Saliency/ }));
    const run = page.engine.last('map');
    await after(() => {
      for (const step of [10, 20, 30]) run.progress({ raw: mapResult('').raw, step, steps: 50 });
    });
    expect(card('Saliency').queryByRole('slider')).toBeNull();
    await after(() => run.done(uneven('saliency')));
    await press(card('Saliency').getByRole('button', { name: 'Replay' }));
    expect(card('Saliency').getByText('Step 10 of 50')).toBeTruthy();
    expect(card('Grad-CAM').queryByRole('button', { name: 'Replay' })).toBeNull();
  });

  it('says how far a map is from the sum that its theory demands', async () => {
    const page = await open(openFinishedPage());
    await press(screen.getByRole('checkbox', { name: /^CAM/ }));
    const result = mapResult('cam');
    const provenance = { ...result.provenance, completeness: { sum: 3, due: 4 } };
    await after(() => page.engine.last('map').done({ ...result, provenance }));
    expect(card('CAM').getByText(/sum to 3[.]00; by the theory 4[.]00 is due/)).toBeTruthy();
  });

  it('measures a map when asked, and draws its curves', async () => {
    const page = await open(openFinishedPage());
    await press(card('Grad-CAM').getByRole('button', { name: 'Measure' }));
    await after(() => page.engine.last('judge-map').done(measured));
    expect(card('Grad-CAM').getByRole('img', { name: /Insertion: confidence goes from 90.% to 10.%/ })).toBeTruthy();
    expect(card('Grad-CAM').getByText('Average drop')).toBeTruthy();
    await after(() => {
      fireEvent.change(screen.getByRole('combobox', { name: 'Sort by' }), { target: { value: 'insertion' } });
    });
    expect(names()[0]).toBe('Grad-CAM');
  });

  it('holds a map against the same method without what the network learnt', async () => {
    const page = await open(openFinishedPage());
    await after(() => {
      page.actions.changeMapOptions('grad-cam', {});
    });
    await press(screen.getByRole('checkbox', { name: /^Saliency/ }));
    await after(() => page.engine.last('map').done(uneven('saliency')));
    await press(card('Saliency').getByRole('button', { name: 'Randomise the weights' }));
    await after(() => page.engine.last('map').done(uneven('saliency')));
    expect(card('Saliency').getByText(/^Rank correlation 1[.]00[.] A map that hardly changes/)).toBeTruthy();
  });

  it('explains one class against another and comes back', async () => {
    const page = await open(openFinishedPage());
    await press(button('Why cat and not bus?'));
    expect(page.getState().against).toBe(0);
    expect(screen.getByText('What speaks for cat rather than bus')).toBeTruthy();
    expect(card('Region by region').getByText(/explains the class alone/)).toBeTruthy();
    await press(button('The class alone again'));
    expect(screen.getByText('What speaks for cat')).toBeTruthy();
  });

  it('closes without stopping anything', async () => {
    const page = await open(openFinishedPage());
    await press(screen.getByRole('checkbox', { name: /^Saliency/ }));
    await press(button('Close'));
    expect(page.getState().gallery.open).toBe(false);
    expect(page.getState().maps['saliency']?.status).toBe('running');
  });
});

describe('two maps at a divider', () => {
  beforeEach(() => {
    stubBrowser();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  const openTwoUp = async (): Promise<Page> => {
    const page = await open(openFinishedPage());
    await press(screen.getByRole('radio', { name: 'Two-up' }));
    return page;
  };
  const slider = () => screen.getByRole('slider', { name: 'Divider between the two maps' });

  it('is sent to the ends and the middle by 1, 2 and 3', async () => {
    const page = await openTwoUp();
    const shares = ['1', '2', '3'].map((key) => {
      fireEvent.keyDown(document.body, { key });
      return page.getState().gallery.divider;
    });
    expect(shares).toEqual([1, 0.5, 0]);
  });

  it('says in words what it shows, and moves by arrows', async () => {
    const page = await openTwoUp();
    fireEvent.keyDown(slider(), { key: 'ArrowRight' });
    expect(page.getState().gallery.divider).toBeCloseTo(0.52, 9);
    await after(() => {
      fireEvent.keyDown(slider(), { key: 'End' });
    });
    expect(slider().getAttribute('aria-valuetext')).toBe('Region by region only');
    expect(slider().getAttribute('aria-valuenow')).toBe('100');
  });

  it('shows the maps that are chosen, and changes places rather than show one twice', async () => {
    const page = await openTwoUp();
    await after(() => {
      fireEvent.change(screen.getByRole('combobox', { name: 'Left map' }), { target: { value: 'grad-cam' } });
    });
    expect(page.getState().gallery.pair).toEqual({ left: 'grad-cam', right: 'region-drops' });
  });

  it('needs two maps', async () => {
    const page = await openFinishedPage();
    page.actions.dropMap('grad-cam');
    page.actions.dropMap('i-gos');
    await open(Promise.resolve(page));
    await press(screen.getByRole('radio', { name: 'Two-up' }));
    expect(screen.getByText(/Two finished maps are needed/)).toBeTruthy();
  });
});

describe('the table of agreement', () => {
  beforeEach(() => {
    stubBrowser();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('has a number for every two maps, and a row puts the gallery in its order', async () => {
    const page = await open(openFinishedPage());
    await press(screen.getByRole('checkbox', { name: /^Saliency/ }));
    await after(() => page.engine.last('map').done(uneven('saliency')));
    await press(screen.getByRole('radio', { name: 'Agreement' }));
    const table = within(screen.getByRole('table', { name: /Rank correlation/ }));
    expect(table.getAllByRole('row')).toHaveLength(5);
    expect(table.getAllByRole('columnheader').map(({ textContent }) => textContent)).toContain('Saliency');
    await press(table.getByRole('button', { name: 'Saliency' }));
    expect(page.getState().gallery).toMatchObject({ layout: 'maps', sort: 'agreement', reference: 'saliency' });
    expect(names()[0]).toBe('Saliency');
  });
});
