/**
 * A prediction has arrived: from here on the page is about its picture.
 *
 * Everything that belonged to the picture before gives way in one step, so
 * nothing on the page ever speaks of two. What a link or file said beyond the
 * picture comes along.
 */
import type { HeatMap } from '../core/maps/heatMap.ts';
import type { RegionSet } from '../core/regions/regionSet.ts';
import type { Findings } from '../core/search/findings.ts';
import type { ExplainSettings } from '../core/search/settings.ts';
import type { AppState, MapState, Shown } from './appState.ts';
import type { Context } from './context.ts';
import { emptyMap, noSearch, noSelection } from './initialState.ts';
import { changeMap } from './mapTask.ts';
import { answered } from './networkChoice.ts';
import { searchTaskId, showFindings } from './searchTask.ts';
import type { Work } from './work.ts';

/** What comes with a picture from a link or a file; null where it says nothing. */
export interface Arrival {
  readonly target: number | null;
  readonly selected: RegionSet | null;
  readonly settings: ExplainSettings | null;
  readonly results: ArrivingResults | null;
}

/** What a file has found already; good for the very network it names. */
interface ArrivingResults {
  readonly modelSha256: string;
  readonly findings: Findings;
  readonly milliseconds: number;
  /** By method id; shown until the method itself has run. */
  readonly maps: Readonly<Record<string, HeatMap>>;
}

export const plainArrival: Arrival = {
  target: null,
  selected: null,
  settings: null,
  results: null,
};

export function arrive(context: Context, work: Work, shown: Shown, arrival: Arrival): void {
  const target = knownClass(shown, arrival.target) ?? topClass(shown);
  context.set((state) => ({
    opening: null,
    shown,
    fit: shown.fit,
    target,
    settings: arrival.settings ?? state.settings,
    catalogue: { ...answered(state.catalogue, shown.model.id), chosen: shown.model.id },
    ...nothingFound(state),
  }));
  const { results } = arrival;
  if (
    results !== null &&
    target !== null &&
    target === arrival.target &&
    results.modelSha256 === shown.prediction.modelSha256
  )
    showResults(context, work, target, results);
  if (arrival.selected !== null) {
    context.set(({ selection }) => ({ selection: { ...selection, selected: arrival.selected, automatic: false } }));
  }
}

function showResults(context: Context, work: Work, target: number, results: ArrivingResults): void {
  const { settings, maps } = context.get();
  showFindings(context, results.findings, { target, settings });
  context.set(({ search }) => ({ search: { ...search, milliseconds: results.milliseconds } }));
  // A search that was saved half-way goes on.
  if (results.findings.stage === 'done') work.settle(searchTaskId);
  for (const [method, raw] of Object.entries(results.maps))
    if (method in maps) changeMap(context, method, { snapshot: { raw, step: 0, steps: 0 } });
}

/** Everything that belongs to one picture, network and class, emptied; which maps are wanted stays. */
export function nothingFound({ maps, view }: AppState): Pick<AppState, 'maps' | 'search' | 'selection' | 'view'> {
  const empty = ({ options }: MapState): MapState => ({ ...emptyMap, options });
  return {
    maps: Object.fromEntries(Object.entries(maps).map(([id, map]) => [id, empty(map)])),
    search: noSearch,
    selection: noSelection,
    view: { ...view, unfolded: new Set() },
  };
}

/** The most confident class. */
export function topClass({ prediction }: Shown): number | null {
  return prediction.classes[0]?.index ?? null;
}

function knownClass({ prediction }: Shown, index: number | null): number | null {
  return prediction.classes.some((one) => one.index === index) ? index : null;
}
