// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { methodCards } from '../../core/methods/cards.ts';
import { openFinishedPage, openReadyPage, showPicture } from '../../state/page.fixture.ts';
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
    renderOn(await openReadyPage(), <MapsPanel compare={<p>All methods</p>} />);
    expect(screen.getAllByRole('figure')).toHaveLength(3);
    expect(screen.getByText(/How much confidence is lost/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Show larger/ })).toBeNull();
  });

  it('are laid over the picture and taken off again', async () => {
    const page = await openFinishedPage();
    renderOn(page, <MapsPanel compare={<p>All methods</p>} />);
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
    renderOn(page, <MapsPanel compare={<p>All methods</p>} />);
    await after(() => {
      fireEvent.click(screen.getByRole('button', { name: 'I-GOS: Show larger' }));
    });
    const dialog = within(screen.getByRole('dialog', { name: 'I-GOS' }));
    expect(dialog.getByText(/AAAI 2020/)).toBeTruthy();
    expect(dialog.getByRole('button', { name: 'Close' })).toBeTruthy();
  });

  it('have one strength for all', async () => {
    const page = await openFinishedPage();
    renderOn(page, <MapsPanel compare={<p>All methods</p>} />);
    fireEvent.change(screen.getByRole('slider', { name: 'Strength' }), { target: { value: '0.35' } });
    expect(page.getState().view.mapOpacity).toBe(0.35);
  });

  it('an option out of bounds changes nothing, one within does', async () => {
    const page = await openFinishedPage();
    renderOn(page, <MapsPanel compare={<p>All methods</p>} />);
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

  it('one that is taken away is neither shown nor computed any more', async () => {
    const page = await openFinishedPage();
    renderOn(page, <MapsPanel compare={<p>All methods</p>} />);
    await after(() => {
      fireEvent.click(screen.getAllByRole('button', { name: 'Take away', hidden: true })[0]!);
    });
    expect(page.getState().maps).not.toHaveProperty('grad-cam');
    expect(screen.queryByRole('figure', { name: /Grad-CAM/ })).toBeNull();
    expect(screen.getAllByRole('figure')).toHaveLength(2);
  });

  it('asked for in the gallery alone do not stand beside the picture, and lead to the gallery', async () => {
    const page = await openFinishedPage();
    renderOn(page, <MapsPanel compare={<p>All methods</p>} />);
    await after(() => {
      page.actions.askMaps(methodCards.map(({ id }) => id));
    });
    expect(screen.getAllByRole('figure')).toHaveLength(3);
    expect(screen.getByText('All methods')).toBeTruthy();
  });

  it('say why where a method does not suit the network', async () => {
    const page = await openReadyPage();
    await showPicture(page);
    renderOn(page, <MapsPanel compare={null} />);
    const failure = { kind: 'method-unsuited', method: 'Grad-CAM', model: 'one', detail: 'it has no layers' } as const;
    await after(() => page.engine.last('map').fail(failure));
    expect(screen.getByText('Grad-CAM cannot explain one: it has no layers.')).toBeTruthy();
  });

  it('say so where they explain a difference of two classes, with the way back', async () => {
    const page = await openFinishedPage();
    page.actions.chooseAgainst(0);
    renderOn(page, <MapsPanel compare={null} />);
    expect(screen.getByText(/why cat rather than bus/)).toBeTruthy();
    await after(() => {
      fireEvent.click(screen.getByRole('button', { name: 'The class alone again' }));
    });
    expect(page.getState().against).toBeNull();
    expect(screen.queryByText(/rather than/)).toBeNull();
  });
});
