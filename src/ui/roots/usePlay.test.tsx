// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { nextOf, showTime, usePlay } from './usePlay.ts';

const sets = [1n, 2n, 4n] as RegionSet[];

function Probe() {
  const [selected, select] = useState<RegionSet | null>(null);
  const play = usePlay(sets, selected, select);
  return (
    <button type="button" onClick={play.toggle}>
      {play.playing ? 'playing' : 'still'} {String(selected)}
    </button>
  );
}

const pass = (milliseconds: number) => {
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });
};

describe('playing the roots', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('the next is the one after the selected, the first after the last or after a stranger', () => {
    expect(nextOf(sets, 1n as RegionSet)).toBe(2n);
    expect(nextOf(sets, 4n as RegionSet)).toBe(1n);
    expect(nextOf(sets, 9n as RegionSet)).toBe(1n);
    expect(nextOf([], null)).toBeNull();
  });

  it('does nothing by itself', () => {
    render(<Probe />);
    pass(showTime * 5);
    expect(screen.getByRole('button').textContent).toBe('still null');
  });

  it('begins at once, goes round, and stops where it is', () => {
    render(<Probe />);
    fireEvent.click(screen.getByRole('button'));
    expect(screen.getByRole('button').textContent).toBe('playing 1');
    pass(showTime);
    expect(screen.getByRole('button').textContent).toBe('playing 2');
    pass(showTime);
    pass(showTime);
    expect(screen.getByRole('button').textContent).toBe('playing 1');
    fireEvent.click(screen.getByRole('button'));
    pass(showTime * 3);
    expect(screen.getByRole('button').textContent).toBe('still 1');
  });
});
