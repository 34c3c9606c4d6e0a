// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setOf } from '../../core/regions/regionSet.ts';
import type { Page } from '../../state/page.fixture.ts';
import { openFinishedPage, openReadyPage } from '../../state/page.fixture.ts';
import { after, renderOn, stubBrowser } from '../shared/render.fixture.tsx';
import { InspectorPanel } from './InspectorPanel.tsx';

const set = setOf([24, 25]);
const inspected = async (): Promise<Page> => {
  const page = await openFinishedPage();
  renderOn(page, <InspectorPanel />);
  await after(() => {
    page.actions.select(set);
  });
  return page;
};
const answer = (page: Page, margin: number) =>
  after(() =>
    page.engine
      .last('inspect')
      .done([{ set, confidence: 0.42, margin, top: [{ index: 1, label: 'cat', confidence: 0.42 }] }]),
  );
const valueOf = (term: string): string | null | undefined =>
  screen.getByText(term).parentElement?.querySelector('dd')?.textContent;

describe('the inspector', () => {
  beforeEach(() => {
    stubBrowser();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('says what to do while nothing is selected', async () => {
    renderOn(await openReadyPage(), <InspectorPanel />);
    expect(screen.getByText(/^Select a combination/)).toBeTruthy();
  });

  it('shows a dash, not a nought, while a number is not known', async () => {
    await inspected();
    expect(valueOf('confidence')).toBe('–');
    expect(screen.getByText('Asking the network …')).toBeTruthy();
  });

  it('shows confidence, ratio with verdict, signed change and regions shown', async () => {
    await answer(await inspected(), 0.1);
    expect(valueOf('confidence')).toBe('42.0\u202f%');
    expect(valueOf('of the whole picture’s')).toBe('60\u202f%Enough');
    expect(valueOf('against the whole')).toBe('−28.0points');
    expect(valueOf('regions shown')).toBe('2 / 49');
  });

  it('says not enough where another class is surer, however much is kept', async () => {
    await answer(await inspected(), -0.1);
    expect(valueOf('of the whole picture’s')).toBe('60\u202f%Not enough');
  });

  it('names the set in words and as a term, and its picture by what is visible', async () => {
    await inspected();
    expect(screen.getByText('D4 and D5')).toBeTruthy();
    expect(screen.getByText('D4 ∧ D5')).toBeTruthy();
    expect(screen.getByRole('img', { name: /only D4 and D5 visible/ })).toBeTruthy();
  });

  it('any combination can become the person’s own', async () => {
    const page = await inspected();
    await after(() => {
      fireEvent.click(screen.getByRole('button', { name: 'Edit as your own' }));
    });
    expect(page.getState().selection.own).toBe(set);
    expect(screen.getByText('your own')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Edit as your own' })).toBeNull();
  });

  it('a root is called one', async () => {
    const page = await inspected();
    await after(() => {
      page.actions.select(setOf([24]));
    });
    expect(screen.getByText('root')).toBeTruthy();
  });

  it('as a sheet it is raised and closed', async () => {
    const page = await inspected();
    const raise = screen.getByRole('button', { name: 'More', hidden: true });
    expect(raise.getAttribute('aria-expanded')).toBe('false');
    await after(() => {
      fireEvent.click(raise);
    });
    expect(screen.getByRole('button', { name: 'Less', hidden: true }).getAttribute('aria-expanded')).toBe('true');
    await after(() => {
      fireEvent.click(screen.getByRole('button', { name: 'Close', hidden: true }));
    });
    expect(page.getState().selection.selected).toBeNull();
  });
});
