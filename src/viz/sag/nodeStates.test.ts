import { describe, expect, it } from 'vitest';
import { createDraughtsman } from './drawSag.ts';
import { edgeId, setId } from './elements.ts';
import type { CardNode } from './elements.ts';
import type { Attention } from './nodeStates.ts';
import { activeSet, cardState, edgeNames, litEdges } from './nodeStates.ts';
import { sagProps, sets } from './sagProps.fixture.ts';

const nobody: Attention = { selected: null, hovered: null, focused: null, hoveredRegion: null };
const drawing = createDraughtsman().draw(sagProps(), { width: 800, height: 600 })!;
const { grid } = sagProps();

describe('the active node', () => {
  it('is the hovered, else the focused, else the selected one', () => {
    const all = { ...nobody, hovered: sets.first, focused: sets.second, selected: sets.left };
    expect(activeSet(all)).toBe(sets.first);
    expect(activeSet({ ...all, hovered: null })).toBe(sets.second);
    expect(activeSet({ ...all, hovered: null, focused: null })).toBe(sets.left);
    expect(activeSet(nobody)).toBeNull();
  });
});

describe('names of edges', () => {
  it('are shown for the active node only', () => {
    expect(edgeNames(drawing, grid, nobody)).toEqual([]);
  });

  it('stand above each child of it', () => {
    expect(edgeNames(drawing, grid, { ...nobody, hovered: sets.first })).toEqual([
      { words: '\u2212\u202fA1', at: setId(sets.shared), side: 'above' },
      { words: '\u2212\u202fA2', at: setId(sets.left), side: 'above' },
    ]);
  });

  it('stand below each parent of it', () => {
    expect(edgeNames(drawing, grid, { ...nobody, selected: sets.shared })).toEqual([
      { words: '\u2212\u202fA1', at: setId(sets.first), side: 'below' },
      { words: '\u2212\u202fB2', at: setId(sets.second), side: 'below' },
    ]);
  });
});

describe('lit edges', () => {
  it('are those of the active and of the selected node', () => {
    const lit = litEdges(drawing, { ...nobody, selected: sets.right, hovered: sets.left }).map(({ id }) => id);
    expect(lit.sort()).toEqual(
      [edgeId(setId(sets.first), setId(sets.left)), edgeId(setId(sets.second), setId(sets.right))].sort(),
    );
    expect(litEdges(drawing, nobody)).toEqual([]);
  });
});

describe('the state of a card', () => {
  const card = drawing.nodes.get(setId(sets.left)) as CardNode;

  it('follows each kind of attention by itself', () => {
    expect(cardState(card, { ...nobody, selected: sets.left })).toEqual({
      selected: true,
      hovered: false,
      focused: false,
      faded: false,
    });
    expect(cardState(card, { ...nobody, focused: sets.left }).focused).toBe(true);
    expect(cardState(card, { ...nobody, hovered: sets.first }).hovered).toBe(false);
  });

  it('fades where it does not show the hovered region, and only then', () => {
    expect(cardState(card, { ...nobody, hoveredRegion: 0 }).faded).toBe(false);
    expect(cardState(card, { ...nobody, hoveredRegion: 1 }).faded).toBe(true);
  });
});
