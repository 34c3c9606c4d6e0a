// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setOf } from '../../core/regions/regionSet.ts';
import type { Page } from '../../state/page.fixture.ts';
import { explained, mapResult, openFinishedPage, openReadyPage, showPicture } from '../../state/page.fixture.ts';
import { after, renderOn, stubBrowser } from '../shared/render.fixture.tsx';
import { RootsStrip } from './RootsStrip.tsx';

const [first, second] = [setOf([24]), setOf([3, 4])];
const roots = () => within(screen.getByRole('list', { name: 'Combinations that are enough' })).getAllByRole('button');
const click = (element: HTMLElement) =>
  after(() => {
    fireEvent.click(element);
  });

async function strip(): Promise<Page> {
  const page = await openFinishedPage();
  renderOn(page, <RootsStrip />);
  return page;
}

async function found(...explanations: number[][]): Promise<void> {
  const page = await openReadyPage();
  await showPicture(page);
  await page.engine.last('map').done(mapResult('grad-cam'));
  await page.engine.last('explain').done(explained(...explanations));
  renderOn(page, <RootsStrip />);
}

describe('the strip of roots', () => {
  beforeEach(() => {
    stubBrowser();
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('is not there before anything is found, nor where nothing is enough', async () => {
    renderOn(await openReadyPage(), <RootsStrip />);
    expect(screen.queryByRole('list')).toBeNull();
    cleanup();
    await found();
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('names each root by its regions and what it keeps', async () => {
    await strip();
    const names = roots().map((button) => button.getAttribute('aria-label'));
    expect(names[0]).toBe('Root, D4: 71\u202f% of the whole picture’s confidence, enough');
    expect(names[1]).toMatch(/^Root, A4 and A5: 71/);
  });

  it('shows which one is selected, and selects another', async () => {
    const page = await strip();
    expect(page.getState().selection.selected).toBe(first);
    expect(roots().map((button) => button.getAttribute('aria-pressed'))).toEqual(['true', 'false']);
    await click(roots()[1]!);
    expect(page.getState().selection.selected).toBe(second);
    expect(roots().map((button) => button.getAttribute('aria-pressed'))).toEqual(['false', 'true']);
  });

  it('lights a root in every part of the page while the pointer is on it', async () => {
    const page = await strip();
    await after(() => {
      fireEvent.pointerEnter(roots()[1]!);
    });
    expect(page.getState().selection.hoveredSet).toBe(second);
    await after(() => {
      fireEvent.pointerLeave(roots()[1]!);
    });
    expect(page.getState().selection.hoveredSet).toBeNull();
  });

  it('plays one root after another until it is paused', async () => {
    const page = await strip();
    vi.useFakeTimers();
    await click(screen.getByRole('button', { name: 'Play' }));
    expect(page.getState().selection.selected).toBe(second);
    await after(() => vi.runOnlyPendingTimers());
    expect(page.getState().selection.selected).toBe(first);
    await click(screen.getByRole('button', { name: 'Pause' }));
    await after(() => vi.runOnlyPendingTimers());
    expect(page.getState().selection.selected).toBe(first);
    expect(screen.getByRole('button', { name: 'Play' })).toBeTruthy();
  });

  it('ends playing when a root is pressed', async () => {
    const page = await strip();
    await click(screen.getByRole('button', { name: 'Play' }));
    await click(roots()[0]!);
    expect(screen.getByRole('button', { name: 'Play' })).toBeTruthy();
    expect(page.getState().selection.selected).toBe(first);
  });

  it('has nothing to play where there is one root', async () => {
    await found([24]);
    expect(roots()).toHaveLength(1);
    expect(screen.queryByRole('button', { name: 'Play' })).toBeNull();
  });
});
