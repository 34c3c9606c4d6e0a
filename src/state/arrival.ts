/**
 * A prediction has arrived: from here on the page is about its picture.
 *
 * Everything that belonged to the picture before gives way in one step, so
 * nothing on the page ever speaks of two. What a link or file said beyond the
 * picture comes along.
 */
import type { RegionSet } from '../core/regions/regionSet.ts';
import type { Findings } from '../core/search/findings.ts';
import type { ExplainSettings } from '../core/search/settings.ts';
import type { MapResult } from '../worker/protocol.ts';
import type { AppState, MapState, Shown } from './appState.ts';
import type { Context } from './context.ts';
import { emptyMap, noSearch, noSelection } from './initialState.ts';
import { changeMap, mapTaskId } from './mapTask.ts';
import { searchTaskId, showFindings } from './searchTask.ts';
import type { Work } from './work.ts';

/** What comes with a picture from a link or a file; null where it says nothing. */
export interface Arrival {
  readonly target: number | null;
  readonly selected: RegionSet | null;
  readonly settings: ExplainSettings | null;
  /** Results that need not be computed again. */
  readonly findings: Findings | null;
  readonly milliseconds: number | null;
  readonly maps: Readonly<Record<string, MapResult>>;
}

export const plainArrival: Arrival = {
  target: null,
  selected: null,
  settings: null,
  findings: null,
  milliseconds: null,
  maps: {},
};

export function arrive(context: Context, work: Work, shown: Shown, arrival: Arrival): void {
  const target = knownClass(shown, arrival.target) ?? topClass(shown);
  context.set((state) => ({
    opening: null,
    shown,
    fit: shown.fit,
    target,
    settings: arrival.settings ?? state.settings,
    catalogue: { ...state.catalogue, chosen: shown.model.id },
    ...nothingFound(state),
  }));
  const { settings } = context.get();
  if (arrival.findings !== null && target !== null) {
    showFindings(context, arrival.findings, { target, settings });
    context.set(({ search }) => ({ search: { ...search, milliseconds: arrival.milliseconds } }));
    work.settle(searchTaskId);
  }
  for (const [method, result] of Object.entries(arrival.maps)) {
    changeMap(context, method, { result });
    work.settle(mapTaskId(method));
  }
  if (arrival.selected !== null) {
    context.set(({ selection }) => ({ selection: { ...selection, selected: arrival.selected, automatic: false } }));
  }
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

/** The most confident class that is an answer: a model's "background" is none. */
export function topClass({ prediction, model }: Shown): number | null {
  return prediction.classes.find(({ index }) => index !== model.backgroundClass)?.index ?? null;
}

function knownClass({ prediction }: Shown, index: number | null): number | null {
  return prediction.classes.some((one) => one.index === index) ? index : null;
}
