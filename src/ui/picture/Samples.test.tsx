// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openReadyPage, settle } from '../../state/page.fixture.ts';
import { after, renderOn, stubBrowser } from '../shared/render.fixture.tsx';
import { Samples } from './Samples.tsx';

const sample = (at: number, own: boolean) => ({
  name: `s${String(at)}`,
  address: `https://sag.test/s${String(at)}.webp`,
  caption: `Picture ${String(at)}`,
  ...(own ? { model: 'two' } : {}),
});
const openWith = (toys: number, drawings: number) =>
  openReadyPage({
    setup: {
      samples: Promise.resolve(Array.from({ length: toys + drawings }, (_, at) => sample(at, at < toys))),
    },
  });

/** The gallery is a part of the page of its own, which has to be loaded first. */
const patience = { timeout: 10_000 };

describe('the samples', () => {
  beforeEach(() => {
    stubBrowser();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('all stand on the page where they are few, with no gallery', async () => {
    renderOn(await openWith(0, 3), <Samples />);
    expect(screen.getAllByRole('button')).toHaveLength(3);
  });

  it('are a few of many, and the way to all', async () => {
    renderOn(await openWith(32, 3), <Samples />);
    const strip = within(screen.getByRole('list', { name: 'Samples' }));
    expect(strip.getAllByRole('button')).toHaveLength(10);
    expect(strip.getByRole('button', { name: 'Picture 34' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'All pictures 35' })).toBeTruthy();
  });

  it('are images that load only when they come into view', async () => {
    renderOn(await openWith(2, 0), <Samples />);
    expect(screen.getAllByRole('img').map((image) => image.getAttribute('loading'))).toEqual(['lazy', 'lazy']);
  });

  it('are chosen in the gallery by kind, which then closes', async () => {
    const page = await openWith(11, 1);
    renderOn(page, <Samples />);
    await after(() => {
      fireEvent.click(screen.getByRole('button', { name: /^All pictures/ }));
    });
    const gallery = within(await screen.findByRole('dialog', { name: 'Pick a picture' }, patience));
    expect(gallery.getAllByRole('group')).toHaveLength(2);
    expect(gallery.getAllByRole('option')).toHaveLength(12);
    await after(async () => {
      fireEvent.click(gallery.getByRole('option', { name: 'Picture 10' }));
      await settle();
    });
    expect(page.getState().opening?.name).toBe('s10');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
