// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mapResult, openReadyPage, showPicture, type Page } from '../../state/page.fixture.ts';
import { after, renderOn, stubBrowser } from './render.fixture.tsx';
import { ReplayBar } from './ReplayBar.tsx';
import { useApp } from './appContext.tsx';
import { useReplay } from './useReplay.ts';

function Probe() {
  const player = useReplay(useApp((state) => state.maps['grad-cam']));
  return player === null ? <p>nothing</p> : <ReplayBar name="RISE" player={player} />;
}

/** A page on which a map took five of ten steps. */
async function openConverged(): Promise<Page> {
  const page = await openReadyPage();
  await showPicture(page);
  const { raw } = mapResult('');
  for (let step = 1; step <= 5; step++) page.engine.last('map').progress({ raw, step, steps: 10 });
  return page;
}
const slider = () => screen.getByRole<HTMLInputElement>('slider', { name: 'How it came to be' });
const press = (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }));
};
const pass = (milliseconds: number) => {
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });
};

describe('the replay of a map', () => {
  let page: Page;
  beforeEach(async () => {
    stubBrowser();
    page = await openConverged();
    renderOn(page, <Probe />);
    expect(screen.getByText('nothing')).toBeTruthy();
    await after(() => page.engine.last('map').done(mapResult('grad-cam')));
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('stands at the finished map and does nothing by itself', () => {
    pass(5000);
    expect(slider().getAttribute('aria-valuetext')).toBe('Step 5 of 10');
    expect(screen.getByRole('group', { name: 'How it came to be: RISE' })).toBeTruthy();
  });

  it('plays from the first step to the last in two seconds, then ends', () => {
    press('Replay');
    expect(slider().value).toBe('0');
    expect(screen.getByText('Step 1 of 10')).toBeTruthy();
    for (const value of ['1', '2', '3', '4']) {
      pass(500);
      expect(slider().value).toBe(value);
    }
    expect(screen.getByRole('button', { name: 'Replay' })).toBeTruthy();
  });

  it('pauses where it is and goes on from there', () => {
    press('Replay');
    pass(500);
    press('Pause');
    pass(5000);
    expect(slider().value).toBe('1');
    press('Replay');
    pass(500);
    expect(slider().value).toBe('2');
  });

  it('shows any step by the slider, which also ends the playing', () => {
    press('Replay');
    fireEvent.change(slider(), { target: { value: '3' } });
    pass(5000);
    expect(screen.getByText('Step 4 of 10')).toBeTruthy();
  });

  it('with less motion is a slider alone, and what plays stands still', () => {
    press('Replay');
    act(() => {
      page.actions.setMotion('reduced');
    });
    pass(5000);
    expect(slider().value).toBe('0');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('stays where it is while the map is measured, and goes with a new run', () => {
    fireEvent.change(slider(), { target: { value: '1' } });
    act(() => {
      page.actions.measureMaps(['grad-cam']);
    });
    expect(slider().value).toBe('1');
    act(() => {
      page.actions.chooseClass(0);
    });
    expect(screen.getByText('nothing')).toBeTruthy();
  });
});
