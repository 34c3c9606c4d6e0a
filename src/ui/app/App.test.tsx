// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setOf } from '../../core/regions/regionSet.ts';
import { classTarget } from '../../core/methods/target.ts';
import type { Page } from '../../state/page.fixture.ts';
import { explained, mapResult, openFinishedPage, openReadyPage, showPicture } from '../../state/page.fixture.ts';
import { after, stubBrowser } from '../shared/render.fixture.tsx';
import { App } from './App.tsx';

const open = async (page: Promise<Page>): Promise<Page> => {
  const opened = await page;
  render(<App store={opened} />);
  await after(() => undefined);
  return opened;
};
const region = (name: string) => screen.getByRole('region', { name });
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('the page', () => {
  beforeEach(() => {
    stubBrowser();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('has its landmarks, one first heading and a way past the header', async () => {
    await open(openReadyPage());
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
    for (const role of ['banner', 'main', 'contentinfo']) expect(screen.getAllByRole(role)).toHaveLength(1);
    expect(screen.getByRole('link', { name: 'Skip to the result' }).getAttribute('href')).toBe('#result');
  });

  it('before the first picture says what will come, and that the picture stays here', async () => {
    await open(openReadyPage());
    expect(screen.getByText(/every small combination of its regions/)).toBeTruthy();
    expect(screen.getByText('Your picture never leaves this device.')).toBeTruthy();
    expect(screen.queryByRole('grid')).toBeNull();
    expect(button('Share')).toHaveProperty('disabled', true);
  });

  it('opens a sample', async () => {
    const page = await open(openReadyPage());
    await after(() => {
      fireEvent.click(button('A bus'));
    });
    expect(page.getState().opening?.name).toBe('bus');
  });

  it('says the result in a sentence, with what it rests on', async () => {
    await open(openFinishedPage());
    const result = region('All small reasons');
    expect(result.textContent).toContain('Either of these 2 combinations is enough for it to still say cat.');
    expect(result.textContent).toContain('Hiding region D4 alone is too much');
    expect(document.title).toBe('cat · SAG Explorer');
  });

  it('another class is explained by pressing it, and the way back is offered', async () => {
    const page = await open(openFinishedPage());
    await after(() => {
      fireEvent.click(button(/^bus/));
    });
    expect(page.getState().target).toBe(0);
    await after(() => {
      fireEvent.click(button('Back to its first answer'));
    });
    expect(page.getState().target).toBe(1);
  });

  it('regions make an own combination whose confidence comes live', async () => {
    const page = await open(openFinishedPage());
    await after(() => {
      fireEvent.click(button('Region A1'));
    });
    expect(page.getState().selection.own).toBe(setOf([0]));
    expect(screen.getByText('asking …')).toBeTruthy();
    await after(() => page.engine.last('inspect').done([{ set: setOf([0]), confidence: 0.61, margin: 0.3, top: [] }]));
    expect(screen.getAllByText(/^61[.]0\s%$/).length).toBeGreaterThan(0);
    await after(() => {
      fireEvent.click(button('Clear'));
    });
    expect(page.getState().selection.own).toBeNull();
  });

  it('Stop is there for as long as there is something to stop', async () => {
    const page = await open(openReadyPage());
    expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
    await after(() => showPicture(page));
    await after(() => {
      fireEvent.click(button('Stop'));
    });
    expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
    expect(button('Go on')).toBeTruthy();
  });

  it('says so where nothing is enough, and offers to ask for less', async () => {
    const page = await open(openReadyPage());
    await after(() => showPicture(page));
    await after(() => page.engine.last('map').done(mapResult('grad-cam')));
    await after(() => page.engine.last('explain').done(explained()));
    expect(screen.getByText(/No combination that was tried is enough/)).toBeTruthy();
    await after(() => {
      fireEvent.click(button(/^Ask for less: 25/));
    });
    expect(page.getState().settings.sufficiency.ratio).toBe(0.25);
  });

  it('a map without positive evidence says it in words', async () => {
    const page = await open(openReadyPage());
    await after(() => showPicture(page));
    const raw = { width: 1, height: 1, signed: true, values: Float32Array.of(-1) };
    const provenance = {
      method: 'grad-cam',
      options: {},
      target: classTarget(0),
      seed: 1,
      backend: 'wasm',
      forwards: 1,
      backwards: 1,
      milliseconds: 1,
      completeness: null,
    };
    await after(() => page.engine.last('map').done({ raw, map: null, provenance }));
    expect(within(region('Heat maps: one reason')).getByText(/^No positive evidence/)).toBeTruthy();
  });

  it('theme and motion are written where the stylesheet reads them', async () => {
    const page = await open(openReadyPage());
    await after(() => {
      page.actions.setTheme('dark');
      page.actions.setMotion('reduced');
    });
    expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', motion: 'reduced' });
  });

  it('a link leaves a local picture out, says so, and is copied whole', async () => {
    const page = await open(openFinishedPage());
    await after(() => {
      fireEvent.click(button('Share'));
    });
    expect(screen.getByText(/Your picture is not in the link/)).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Link' }).value).toBe(page.getState().share.link);
    await after(() => {
      fireEvent.click(button('Copy link'));
    });
    expect(page.copied).toEqual([page.getState().share.link]);
  });
});
