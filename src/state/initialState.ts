/** The page before anything has happened; what the last visit left comes from `remembered.ts`. */
import type { ModelCard } from '../core/modelCard.ts';
import { defaultSettings } from '../core/search/settings.ts';
import { noConvergence } from './convergence.ts';
import type { AppState, Inspections, SearchState, Selection } from './appState.ts';
import type { GalleryView, MapState } from './mapState.ts';
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
export const emptyMap: MapState = {
  status: 'idle',
  options: {},
  snapshot: null,
  convergence: noConvergence,
  result: null,
  failure: null,
  measures: null,
  randomised: null,
};

const closedGallery: GalleryView = {
  open: false,
  layout: 'maps',
  sort: 'listed',
  reference: null,
  pair: { left: null, right: null },
  divider: 0.5,
  evidenceAgainst: false,
  clipped: true,
  outlined: 'none',
  thorough: false,
};

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
    against: null,
    methods: setup.methods,
    maps: Object.fromEntries(['region-drops', ...setup.mapsAtStart].map((id) => [id, emptyMap])),
    strip: ['region-drops', ...setup.mapsAtStart],
    gallery: closedGallery,
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
