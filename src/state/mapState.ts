/**
 * Heat maps on the page: how far each is, what was asked about it, and how the
 * gallery that compares them is looked at.
 *
 * Data only, as everything in `appState.ts`.
 */
import type { Failure } from '../core/failure.ts';
import type { MapMeasures } from '../core/measures/mapMeasures.ts';
import type { MeasureId } from '../core/measures/measureCard.ts';
import type { MethodOptions } from '../core/methods/methodCard.ts';
import type { MapResult, MapSnapshot } from '../worker/protocol.ts';
import type { Convergence } from './convergence.ts';

/**
 * *idle*: nothing was asked for. *waiting*: its turn will come. *stopped*: a person
 * pressed Stop, what was found is kept. Work replaced by a newer wish has no status
 * of its own: the newer wish has.
 */
export type StageStatus = 'idle' | 'waiting' | 'running' | 'stopped' | 'done' | 'failed';

export interface MapState {
  readonly status: StageStatus;
  readonly options: MethodOptions;
  /** The latest of a running or stopped method. */
  readonly snapshot: MapSnapshot | null;
  /** Of the latest run, to be replayed; never saved. */
  readonly convergence: Convergence;
  /** `result.map` is null when there is no positive evidence to show. */
  readonly result: MapResult | null;
  readonly failure: Failure | null;
  /** What the finished map is worth; null until somebody asks. */
  readonly measures: AskedMeasures | null;
  /** The same method on a network that has forgotten everything; null until somebody asks. */
  readonly randomised: Asked<MapResult> | null;
}

/** Something about a finished map that is computed only when a person asks for it. */
export interface Asked<Result> {
  readonly status: StageStatus;
  /** 0–1. */
  readonly share: number;
  readonly result: Result | null;
  readonly failure: Failure | null;
}

export interface AskedMeasures extends Asked<MapMeasures> {
  /** With the measures that cost hundreds of passes. */
  readonly thorough: boolean;
}

/** *listed*: by family, as the methods are registered. *agreement*: with the map chosen as reference. */
export type SortKey = 'listed' | 'cost' | 'name' | 'agreement' | MeasureId;

export interface GalleryView {
  readonly open: boolean;
  readonly layout: 'maps' | 'two-up' | 'agreement';
  readonly sort: SortKey;
  /** Id of the map that the others are compared with; null: the first one that is finished. */
  readonly reference: string | null;
  /** Ids of the maps left and right of the divider; null: whatever is finished. */
  readonly pair: { readonly left: string | null; readonly right: string | null };
  /** Where the divider stands: 0 shows the right map only, 1 the left one only. */
  readonly divider: number;
  /** Signed maps are drawn with what speaks against the class. */
  readonly evidenceAgainst: boolean;
  /** Colours end at the value that one per cent of the map exceeds. */
  readonly clipped: boolean;
  /** Which of the combinations that are enough are outlined: none, all, or one by its place among them. */
  readonly outlined: 'none' | 'all' | number;
  /** Ask for the measures that cost hundreds of passes as well. */
  readonly thorough: boolean;
}
