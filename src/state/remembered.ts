/**
 * What the next visit should find as it was: network, settings, theme, motion, opacity, and whether the tour was taken.
 *
 * Storage may be full, forbidden or written by another version; what cannot be
 * read there is as new, and what cannot be written is forgotten. Settings are read
 * with the same care as those of a foreign file.
 */
import type { BaselineKind } from '../core/regions/baseline.ts';
import type { ExplainSettings } from '../core/search/settings.ts';
import { Field } from '../core/share/field.ts';
import {
  budgetFrom,
  choiceFrom,
  footprints,
  gridFrom,
  searchFrom,
  sufficiencyFrom,
} from '../core/share/settingsFields.ts';
import type { AppState, Motion, Theme } from './appState.ts';
import type { Ports } from './ports.ts';

const key = 'sag-explorer';

const themes: readonly Theme[] = ['light', 'dark', 'system'];
const motions: readonly Motion[] = ['system', 'reduced'];
const baselines: readonly BaselineKind[] = ['black', 'mean', 'blur'];

type Storage = Ports['storage'];

/** The state with what was remembered in it. */
export function recall(storage: Storage, state: AppState): AppState {
  const kept = attempt(() => new Field(JSON.parse(storage.getItem(key) ?? '{}')), new Field({}));
  const part = <Value>(read: () => Value, otherwise: Value): Value => attempt(read, otherwise);
  const { view, catalogue, settings } = state;
  const model = part(() => kept.at('model').text(), null);
  return {
    ...state,
    settings: part(() => settingsFrom(kept.at('settings')), settings),
    catalogue: {
      ...catalogue,
      chosen: model,
      preferred: model,
      offering: part(() => kept.at('offering').truth(), true),
    },
    tour: { ...state.tour, seen: part(() => kept.at('tourSeen').truth(), false) },
    view: {
      ...view,
      theme: part(() => kept.at('theme').oneOf(themes), view.theme),
      motion: part(() => kept.at('motion').oneOf(motions), view.motion),
      mapOpacity: part(() => kept.at('mapOpacity').number(0, 1), view.mapOpacity),
    },
  };
}

/** Writes down what changed, if it is worth remembering. */
export function remember(storage: Storage, state: AppState, before: AppState): void {
  const now = memoryOf(state);
  if (now === memoryOf(before)) return;
  attempt(() => {
    storage.setItem(key, now);
  }, undefined);
}

/** Of networks, only one that a person chose and that answered; one that failed to load is not worth coming back to. */
function memoryOf({ catalogue, settings, tour, view }: AppState): string {
  const { preferred: model, offering } = catalogue;
  const { theme, motion, mapOpacity } = view;
  return JSON.stringify({ model, offering, settings, theme, motion, mapOpacity, tourSeen: tour.seen });
}

function settingsFrom(field: Field): ExplainSettings {
  return {
    grid: gridFrom(field.at('grid')),
    footprint: field.at('footprint').oneOf(footprints),
    baseline: field.at('baseline').oneOf(baselines),
    sufficiency: sufficiencyFrom(field.at('sufficiency')),
    search: searchFrom(field.at('search')),
    choice: choiceFrom(field.at('choice')),
    graph: budgetFrom(field.at('graph')),
  };
}

function attempt<Value>(work: () => Value, otherwise: Value): Value {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
