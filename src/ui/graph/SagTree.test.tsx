// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { setOf } from '../../core/regions/regionSet.ts';
import type { Outline } from './outline.ts';
import { outlineOf } from './outline.ts';
import { SagTree } from './SagTree.tsx';

const node = (ids: number[], confidence: number, root = false) => ({
  set: setOf(ids),
  confidence,
  margin: 0,
  ratio: confidence,
  root,
  expanded: root,
});
const root = setOf([0, 1]);
const plain = outlineOf(
  {
    sag: {
      nodes: [node([0, 1], 0.6, true), node([0], 0.2), node([1], 0.1)],
      edges: [
        { parent: 0, child: 1, removed: 1 },
        { parent: 0, child: 2, removed: 0 },
      ],
      expandAbove: 0.3,
      budget: 300,
      complete: true,
    },
    whole: { confidence: 1, margin: 1 },
    visitor: null,
    grid: { rows: 2, cols: 2 },
    isEnough: () => false,
    opened: new Set(),
    kept: [],
  },
  null,
);
const folded: Outline = {
  ...plain,
  items: plain.items.map((item, i) => (i === 0 ? { ...item, fold: 'folded' } : item)),
};

const calls = () => ({ onSelect: vi.fn(), onFold: vi.fn() });
function Probe({ outline, ...rest }: { readonly outline: Outline } & ReturnType<typeof calls>) {
  const [focused, setFocused] = useState<RegionSet | null>(null);
  return <SagTree outline={outline} selected={root} focused={focused} visible onFocus={setFocused} {...rest} />;
}
const show = (outline = plain) => {
  const made = calls();
  render(<Probe outline={outline} {...made} />);
  return made;
};
const items = () => screen.getAllByRole('treeitem');
const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });

describe('the graph as a tree', () => {
  afterEach(cleanup);

  it('tells level, place, selection and what can be unfolded', () => {
    show(folded);
    const [first, second] = items();
    expect(first!.getAttribute('aria-level')).toBe('1');
    expect(first!.getAttribute('aria-selected')).toBe('true');
    expect(first!.getAttribute('aria-expanded')).toBe('false');
    expect(second!.getAttribute('aria-setsize')).toBe('2');
    expect(second!.hasAttribute('aria-expanded')).toBe(false);
  });

  it('is one stop of the Tab key, at the selected node', () => {
    show();
    expect(items().map((item) => item.tabIndex)).toEqual([0, -1, -1]);
  });

  it('arrows walk, Home and End go to the ends, and the stop follows', () => {
    show();
    items()[0]!.focus();
    press('End');
    expect(document.activeElement).toBe(items()[2]);
    press('ArrowLeft');
    expect(document.activeElement).toBe(items()[1]);
    expect(items()[1]!.tabIndex).toBe(0);
    press('ArrowUp');
    expect(document.activeElement).toBe(items()[0]);
    press('ArrowUp');
    expect(document.activeElement).toBe(items()[0]);
  });

  it('Enter and a press select', () => {
    const { onSelect } = show();
    items()[0]!.focus();
    press('Enter');
    expect(onSelect).toHaveBeenLastCalledWith(root);
    fireEvent.click(items()[2]!);
    expect(onSelect).toHaveBeenLastCalledWith(plain.items[2]!.set);
  });

  it('Space unfolds where something is folded, and selects where nothing is', () => {
    const { onFold, onSelect } = show(folded);
    items()[0]!.focus();
    press(' ');
    expect(onFold).toHaveBeenCalledExactlyOnceWith(root, false);
    items()[1]!.focus();
    press(' ');
    expect(onSelect).toHaveBeenCalledExactlyOnceWith(folded.items[1]!.set);
  });

  it('leaves other keys to the page', () => {
    show();
    items()[0]!.focus();
    expect(press('Tab')).toBe(true);
    expect(press('ArrowDown')).toBe(false);
  });
});
