/** What is judged, what for, and in which pieces the answer comes. Types only. */
import type { HeatMap } from '../../core/maps/heatMap.ts';
import type { Convention } from '../../core/maps/interpolation.ts';
import type { MapMeasures } from '../../core/measures/mapMeasures.ts';
import type { Probes } from './losses.ts';
import type { Rerun } from './rerun.ts';
import type { Question } from './scorePictures.ts';

export interface JudgeContext extends Question {
  /** Left out: nothing is remembered from one map to the next. */
  readonly probes?: Probes;
  /** The method that made the map; without it max-sensitivity has no answer. */
  readonly rerun?: Rerun;
}

/** A method's result, or any other map of the picture. */
export interface JudgedMap {
  /** At picture size, 0–1; null where there is nothing to show. */
  readonly map: HeatMap | null;
  /** At its own resolution, signed where the method is: what is summed over pieces of the picture. */
  readonly raw: HeatMap;
  /** How `raw` becomes as large as the picture. */
  readonly enlarge: Convention;
}

/** A part of the results; values not named in it stay as they are. */
export interface Finding extends Partial<Omit<MapMeasures, 'values'>> {
  readonly values: Partial<MapMeasures['values']>;
}

/** One question to the network with all that follows from it. */
export interface Task {
  /** As many as `run` says are done, one after another. */
  readonly pictures: number;
  readonly run: () => AsyncGenerator<number, Finding, void>;
}
