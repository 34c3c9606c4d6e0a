// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { card, openPage, openReadyPage } from '../../state/page.fixture.ts';
import { after, renderOn, stubBrowser } from '../shared/render.fixture.tsx';
import { Header } from './Header.tsx';

const open = async (name: RegExp | string) => {
  await after(() => {
    fireEvent.click(screen.getByRole('button', { name }));
  });
  return within(screen.getByRole('dialog'));
};

describe('the head of the page', () => {
  beforeEach(() => {
    stubBrowser();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('says what is on trial while the engine starts, and offers no networks yet', () => {
    renderOn(openPage(), <Header>{null}</Header>);
    expect(screen.getByRole('button', { name: /^How it computes:\s*Starting/ })).toHaveProperty('disabled', true);
    expect(screen.getByRole('button', { name: /^Network/ })).toHaveProperty('disabled', true);
  });

  it('networks are offered with size, licence and note, and choosing one closes the list', async () => {
    const page = await openReadyPage();
    renderOn(page, <Header>{null}</Header>);
    const list = await open(/^Network:\s*one/);
    expect(list.getAllByRole('button', { pressed: true })).toHaveLength(1);
    await after(() => {
      fireEvent.click(list.getByRole('button', { name: /^two/ }));
    });
    expect(page.getState().catalogue.chosen).toBe('two');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('what came with the page is marked, what has to be fetched has its size and address', async () => {
    const models = [card('here', { builtIn: true }), card('there', { bytes: 14e6 })];
    renderOn(await openReadyPage({ models }), <Header>{null}</Header>);
    const list = await open(/^Network:\s*here/);
    const [here, there] = list.getAllByRole('button', { name: /^(here|there)/ }).map(({ textContent }) => textContent);
    expect(here).toMatch(/built in/);
    expect(here).not.toMatch(/download|models\.test/);
    expect(there).toMatch(/14\.0\sMB to download.*models\.test\/there\/model\.json/);
  });

  it('the chip spells out what computes and why', async () => {
    renderOn(await openReadyPage(), <Header>{null}</Header>);
    const facts = await open(/^How it computes:\s*WebAssembly × 2/);
    expect(facts.getByText('a device the browser does not name')).toBeTruthy();
    expect(facts.getByText('4.22.0')).toBeTruthy();
  });

  it('appearance has the system as one of three, and less motion as a switch', async () => {
    const page = await openReadyPage();
    renderOn(page, <Header>{null}</Header>);
    const look = await open('Appearance');
    fireEvent.click(look.getByRole('radio', { name: 'Dark' }));
    fireEvent.click(look.getByRole('switch', { name: 'Less motion' }));
    expect(page.getState().view).toMatchObject({ theme: 'dark', motion: 'reduced' });
  });
});
