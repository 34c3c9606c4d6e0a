import type { ExplainSettings } from '../core/search/settings.ts';
import { nothingFound } from './arrival.ts';
import type { Context } from './context.ts';
import { emptyMap } from './initialState.ts';

/** Another grid gives every region another meaning, so what was found with the old one goes at once. */
export function setSettings(context: Context, settings: ExplainSettings): void {
  const { grid } = context.get().settings;
  const sameGrid = grid.rows === settings.grid.rows && grid.cols === settings.grid.cols;
  if (sameGrid) {
    context.set({ settings });
    return;
  }
  context.set((state) => {
    const { search, selection, view } = nothingFound(state);
    const { 'region-drops': drops, ...methods } = state.maps;
    return { settings, search, selection, view, maps: drops ? { 'region-drops': emptyMap, ...methods } : methods };
  });
}
