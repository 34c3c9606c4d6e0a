/**
 * A prediction has arrived: from here on the page is about its picture.
 *
 * Everything that belonged to the picture before gives way in one step, so
 * nothing on the page ever speaks of two. What a link or file said beyond the
 * picture comes along.
 */
import type { HeatMap } from '../core/maps/heatMap.ts';
import { normalise } from '../core/maps/normalise.ts';
import { resample } from '../core/maps/resample.ts';
import { methodCards } from '../core/methods/cards.ts';
import { classTarget } from '../core/methods/target.ts';
import type { SeenPicture } from '../core/regions/picture.ts';
import type { RegionSet } from '../core/regions/regionSet.ts';
import type { Findings } from '../core/search/findings.ts';
import type { ExplainSettings } from '../core/search/settings.ts';
import type { MapProvenance, MapResult } from '../worker/protocol.ts';
import type { AppState, Shown } from './appState.ts';
import { changeMap, mapTaskId } from './changeMap.ts';
import type { Context } from './context.ts';
import { emptyMap, noSearch, noSelection } from './initialState.ts';
import type { MapState } from './mapState.ts';
import { answered } from './networkChoice.ts';
import { searchTaskId, showFindings } from './searchTask.ts';
import { sameSettings } from './selectors.ts';
import type { Work } from './work.ts';

/** What comes with a picture from a link or a file; null where it says nothing. */
export interface Arrival {
  readonly target: number | null;
  /** Class that `target` is held against; none where the network does not know both, or they are one. */
  readonly against: number | null;
  readonly selected: RegionSet | null;
  readonly settings: ExplainSettings | null;
  readonly results: ArrivingResults | null;
}

/** What a file has found already; good for the very network and class it names. */
export interface ArrivingResults {
  readonly modelSha256: string;
  readonly backend: string;
  readonly target: number;
  /** What was asked; where something else is asked now, the findings show as those of an earlier question. */
  readonly settings: ExplainSettings;
  readonly findings: Findings;
  readonly milliseconds: number;
  /** By method id; shown until the method itself has run, or for good where nothing runs yet. */
  readonly maps: Readonly<Record<string, HeatMap>>;
}

export const plainArrival: Arrival = {
  target: null,
  against: null,
  selected: null,
  settings: null,
  results: null,
};

export function arrive(context: Context, work: Work, shown: Shown, arrival: Arrival): void {
  const target = knownClass(shown, arrival.target) ?? topClass(shown);
  const { id } = shown.model;
  context.set((state) => ({
    opening: null,
    shown,
    takeOver: 'none',
    fit: shown.fit,
    target,
    settings: arrival.settings ?? state.settings,
    catalogue: {
      ...(shown.answeredBy === 'network' ? answered(state.catalogue, id) : state.catalogue),
      chosen: id,
    },
    ...nothingFound(state),
    against: knownOther(shown, arrival),
  }));
  work.forget();
  const { results } = arrival;
  if (results !== null && target === results.target && results.modelSha256 === shown.prediction.modelSha256)
    showResults(context, work, results);
  if (arrival.selected !== null) {
    context.set(({ selection }) => ({ selection: { ...selection, selected: arrival.selected, automatic: false } }));
  }
}

function showResults(context: Context, work: Work, results: ArrivingResults): void {
  showArrivingFindings(context, work, results);
  const { maps, shown, against } = context.get();
  // A file's maps explain the class alone.
  if (shown === null || against !== null) return;
  const origin = { target: classTarget(results.target), backend: results.backend, seen: shown.prediction.seen };
  for (const [method, raw] of Object.entries(results.maps)) {
    const map = maps[method];
    if (map === undefined) continue;
    if (shown.answeredBy === 'network') changeMap(context, method, { snapshot: { raw, step: 0, steps: 0 } });
    else {
      changeMap(context, method, { result: readMap(method, raw, map, origin) });
      work.settle(mapTaskId(method));
    }
  }
}

/** Nothing where another grid is asked for now: its regions are others. */
function showArrivingFindings(context: Context, work: Work, results: ArrivingResults): void {
  const { settings } = context.get();
  const { grid } = results.settings;
  if (grid.rows !== settings.grid.rows || grid.cols !== settings.grid.cols) return;
  showFindings(context, results.findings, { target: results.target, settings: results.settings });
  const isAnswer = sameSettings(results.settings, settings);
  context.set(({ search }) => ({ search: { ...search, stale: !isAnswer, milliseconds: results.milliseconds } }));
  // A search that was saved half-way goes on.
  if (isAnswer && results.findings.stage === 'done') work.settle(searchTaskId);
}

/** A map from a file, as if its method had just run: as large as the picture, without what speaks against the class. */
function readMap(
  method: string,
  raw: HeatMap,
  { options }: MapState,
  about: Pick<MapProvenance, 'target' | 'backend'> & { readonly seen: Pick<SeenPicture, 'width' | 'height'> },
): MapResult {
  const { target, backend, seen } = about;
  const enlarge = methodCards.find(({ id }) => id === method)?.enlarge ?? 'half-pixel';
  const positive: HeatMap = { ...raw, signed: false, values: raw.values.map((value) => Math.max(0, value)) };
  const unknown = { seed: 1, forwards: 0, backwards: 0, milliseconds: 0, completeness: null };
  return {
    raw,
    map: normalise(resample(positive, seen.width, seen.height, enlarge)),
    provenance: { method, options, target, backend, ...unknown },
  };
}

/** Everything that belongs to one picture, network and class, emptied; which maps are wanted stays. */
export function nothingFound({
  maps,
  view,
}: AppState): Pick<AppState, 'maps' | 'against' | 'search' | 'selection' | 'view'> {
  const empty = ({ options }: MapState): MapState => ({ ...emptyMap, options });
  return {
    maps: Object.fromEntries(Object.entries(maps).map(([id, map]) => [id, empty(map)])),
    against: null,
    search: noSearch,
    selection: noSelection,
    view: { ...view, unfolded: new Set() },
  };
}

/** The most confident class. */
export function topClass({ prediction }: Shown): number | null {
  return prediction.classes[0]?.index ?? null;
}

/** The class that the explained one is held against, where the network knows both and they are two. */
function knownOther(shown: Shown, { target, against }: Arrival): number | null {
  return knownClass(shown, target) === null || against === target ? null : knownClass(shown, against);
}

function knownClass({ prediction }: Shown, index: number | null): number | null {
  return prediction.classes.some((one) => one.index === index) ? index : null;
}
