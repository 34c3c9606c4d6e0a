// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Drawing } from './Drawing.tsx';

let said: string[];
const mount = (_: HTMLElement, first: string) => {
  said.push(`mount ${first}`);
  return {
    update: (next: string) => said.push(`update ${next}`),
    destroy: () => said.push('destroy'),
  };
};
const drawing = (props: string) => <Drawing mount={mount} props={props} />;

beforeEach(() => {
  said = [];
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('a drawing', () => {
  it('is drawn after the page has changed, not while it changes', () => {
    render(drawing('a'));
    expect(said).toEqual([]);
    vi.runAllTimers();
    expect(said).toEqual(['mount a']);
  });

  it('is drawn once for several changes, with the latest', () => {
    const { rerender } = render(drawing('a'));
    vi.runAllTimers();
    for (const props of ['b', 'c', 'd']) rerender(drawing(props));
    vi.runAllTimers();
    expect(said).toEqual(['mount a', 'update d']);
  });

  it('is mounted with what changed before its turn', () => {
    const { rerender } = render(drawing('a'));
    rerender(drawing('b'));
    vi.runAllTimers();
    expect(said[0]).toBe('mount b');
  });

  it('whose place has gone before its turn is never drawn', () => {
    render(drawing('a')).unmount();
    vi.runAllTimers();
    expect(said).toEqual([]);
  });

  it('goes with its place, and with it what was due', () => {
    const { rerender, unmount } = render(drawing('a'));
    vi.runAllTimers();
    rerender(drawing('b'));
    unmount();
    vi.runAllTimers();
    expect(said).toEqual(['mount a', 'destroy']);
  });
});
