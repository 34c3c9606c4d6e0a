// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asPublished } from '../../core/search/settings.ts';
import type { Page } from '../../state/page.fixture.ts';
import { openPage } from '../../state/page.fixture.ts';
import { renderOn, stubBrowser } from '../shared/render.fixture.tsx';
import { EnoughBar, restTime } from './EnoughBar.tsx';

const slider = () => screen.getByRole<HTMLInputElement>('slider', { name: 'Confidence to keep' });
const show = (): Page => {
  const page = openPage();
  renderOn(page, <EnoughBar />);
  return page;
};
const pass = () => {
  act(() => {
    vi.advanceTimersByTime(restTime);
  });
};

describe('the rule of what is enough', () => {
  beforeEach(() => {
    stubBrowser();
    vi.useFakeTimers();
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('the slider says its value in words and ends at 95 %', () => {
    show();
    expect(slider().getAttribute('aria-valuetext')).toBe('50\u202f%');
    expect(slider().max).toBe('0.95');
  });

  it('the slider answers at once, the search follows when it rests', () => {
    const page = show();
    for (const value of ['0.6', '0.7', '0.8']) fireEvent.change(slider(), { target: { value } });
    expect(slider().getAttribute('aria-valuetext')).toBe('80\u202f%');
    expect(page.getState().settings.sufficiency.ratio).toBe(0.5);
    pass();
    expect(page.getState().settings.sufficiency).toEqual({ ratio: 0.8, topClass: true });
  });

  it('the switch keeps a ratio that is still under the finger', () => {
    const page = show();
    fireEvent.change(slider(), { target: { value: '0.7' } });
    fireEvent.click(screen.getByRole('switch', { name: 'Still the top class' }));
    expect(page.getState().settings.sufficiency).toEqual({ ratio: 0.7, topClass: false });
    pass();
    expect(page.getState().settings.sufficiency).toEqual({ ratio: 0.7, topClass: false });
  });

  it('all other settings are in the dialogue, and the preset sets them at once', () => {
    const page = show();
    fireEvent.click(screen.getByRole('button', { name: 'More settings' }));
    fireEvent.change(screen.getByRole('combobox', { name: 'Start from' }), { target: { value: 'as-published' } });
    expect(page.getState().settings).toEqual(asPublished);
    fireEvent.click(screen.getByRole('button', { name: 'Back to the defaults' }));
    expect(page.getState().settings.baseline).toBe('mean');
  });

  it('a number is taken when the field is left, and only when it is within bounds', () => {
    const page = show();
    fireEvent.click(screen.getByRole('button', { name: 'More settings' }));
    const width = screen.getByRole('spinbutton', { name: 'Sets kept per size' });
    fireEvent.change(width, { target: { value: '0' } });
    fireEvent.blur(width);
    expect(page.getState().settings.search).toMatchObject({ width: 3 });
    fireEvent.change(width, { target: { value: '5' } });
    fireEvent.blur(width);
    expect(page.getState().settings.search).toMatchObject({ width: 5 });
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Start from' }).value).toBe('custom');
  });

  it('another kind of search brings its own fields', () => {
    const page = show();
    fireEvent.click(screen.getByRole('button', { name: 'More settings' }));
    fireEvent.change(screen.getByRole('combobox', { name: 'Search' }), { target: { value: 'exhaustive' } });
    expect(page.getState().settings.search).toEqual({ kind: 'exhaustive', maxSize: 2 });
    expect(screen.queryByRole('combobox', { name: 'Promising first, by' })).toBeNull();
    fireEvent.change(screen.getByRole('combobox', { name: 'Search' }), { target: { value: 'combinatorial' } });
    expect(screen.getByRole('spinbutton', { name: 'Regions per set' })).toBeTruthy();
  });

  it('another way of sharing starts at its own limit', () => {
    const page = show();
    fireEvent.click(screen.getByRole('button', { name: 'More settings' }));
    fireEvent.change(screen.getByRole('combobox', { name: 'They may share' }), { target: { value: 'count' } });
    expect(page.getState().settings.choice.overlap).toEqual({ kind: 'count', limit: 1 });
  });
});
