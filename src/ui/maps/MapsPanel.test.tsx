// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFinishedPage, openReadyPage } from '../../state/page.fixture.ts';
import { after, renderOn, stubBrowser } from '../shared/render.fixture.tsx';
import { MapsPanel } from './MapsPanel.tsx';

describe('the heat maps', () => {
  beforeEach(() => {
    stubBrowser();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('before a picture each says what it will show', async () => {
    renderOn(await openReadyPage(), <MapsPanel />);
    expect(screen.getAllByRole('figure')).toHaveLength(3);
    expect(screen.getByText(/How much confidence is lost/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Show larger/ })).toBeNull();
  });

  it('are laid over the picture and taken off again', async () => {
    const page = await openFinishedPage();
    renderOn(page, <MapsPanel />);
    const over = screen.getByRole('button', { name: 'Grad-CAM: Lay over the picture' });
    await after(() => {
      fireEvent.click(over);
    });
    expect(page.getState().view.overlay).toBe('grad-cam');
    expect(over.getAttribute('aria-pressed')).toBe('true');
    await after(() => {
      fireEvent.click(over);
    });
    expect(page.getState().view.overlay).toBeNull();
  });

  it('open large, with idea and source', async () => {
    const page = await openFinishedPage();
    renderOn(page, <MapsPanel />);
    await after(() => {
      fireEvent.click(screen.getByRole('button', { name: 'I-GOS: Show larger' }));
    });
    const dialog = within(screen.getByRole('dialog', { name: 'I-GOS' }));
    expect(dialog.getByText(/AAAI 2020/)).toBeTruthy();
    expect(dialog.getByRole('button', { name: 'Close' })).toBeTruthy();
  });

  it('have one strength for all', async () => {
    const page = await openFinishedPage();
    renderOn(page, <MapsPanel />);
    fireEvent.change(screen.getByRole('slider', { name: 'Strength' }), { target: { value: '0.35' } });
    expect(page.getState().view.mapOpacity).toBe(0.35);
  });

  it('an option out of bounds changes nothing, one within does', async () => {
    const page = await openFinishedPage();
    renderOn(page, <MapsPanel />);
    const iterations = screen.getByRole('spinbutton', { name: 'Iterations', hidden: true });
    await after(() => {
      fireEvent.change(iterations, { target: { value: '99' } });
    });
    expect(page.getState().maps['i-gos']?.options['iterations']).not.toBe(99);
    await after(() => {
      fireEvent.change(iterations, { target: { value: '20' } });
    });
    expect(page.getState().maps['i-gos']?.options['iterations']).toBe(20);
  });

  it('one that is taken away can be asked for again', async () => {
    const page = await openFinishedPage();
    renderOn(page, <MapsPanel />);
    await after(() => {
      fireEvent.click(screen.getAllByRole('button', { name: 'Take away', hidden: true })[0]!);
    });
    expect(page.getState().maps).not.toHaveProperty('grad-cam');
    await after(() => {
      fireEvent.click(screen.getByRole('button', { name: 'Grad-CAM' }));
    });
    expect(page.getState().maps).toHaveProperty('grad-cam');
  });
});
