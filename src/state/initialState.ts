/** The page before anything has happened; what the last visit left comes from `remembered.ts`. */
import type { ModelCard } from '../core/modelCard.ts';
import { defaultSettings } from '../core/search/settings.ts';
import type { AppState, Inspections, MapState, SearchState, Selection } from './appState.ts';
import type { Setup } from './ports.ts';

export const noSearch: SearchState = {
  status: 'idle',
  findings: null,
  question: null,
  stale: false,
  milliseconds: null,
  failure: null,
};

export const noSelection: Selection = {
  selected: null,
  hoveredRegion: null,
  hoveredSet: null,
  own: null,
  automatic: true,
};

export const noInspections: Inspections = { bySet: new Map(), running: new Set() };

/** A map nobody has computed yet. */
export const emptyMap: MapState = { status: 'idle', options: {}, snapshot: null, result: null, failure: null };

const noModels: readonly ModelCard[] = [];

export function initialState(setup: Setup): AppState {
  return {
    engine: { status: 'starting', trying: null, report: null },
    catalogue: {
      status: 'loading',
      models: noModels,
      chosen: null,
      asked: null,
      preferred: null,
      offering: true,
      progress: null,
    },
    samples: [],
    fit: 'crop',
    opening: null,
    shown: null,
    takeOver: 'none',
    target: null,
    methods: setup.methods,
    maps: Object.fromEntries(['region-drops', ...setup.mapsAtStart].map((id) => [id, emptyMap])),
    settings: defaultSettings,
    search: noSearch,
    selection: noSelection,
    inspections: noInspections,
    view: { theme: 'system', motion: 'system', mapOpacity: 0.6, overlay: null, truth: false, unfolded: new Set() },
    tour: { step: null, wanted: false, seen: false },
    notices: [],
    share: { link: null, pictureBytes: null, asksForPicture: false, awaited: null },
  };
}
