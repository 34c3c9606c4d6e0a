/**
 * What every heat-map method is: a card and an async generator.
 *
 * A method yields a snapshot whenever its map is worth a look and returns the
 * final result; the reader stops it by leaving the loop. It asks nothing of the
 * page and keeps no tensor after it ends, however it ends.
 */
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { HeatMap } from '../../core/maps/heatMap.ts';
import type { MethodCard, MethodOptions } from '../../core/methods/methodCard.ts';
import type { SeenPicture } from '../../core/regions/picture.ts';
import type { Network } from '../../network/graph.ts';
import type { Preprocess } from '../picture/preprocess.ts';

export interface MethodContext {
  readonly network: Network;
  readonly picture: SeenPicture;
  readonly preprocess: Preprocess;
  /** The preprocessed picture, `[1, height, width, 3]`; owned by the caller. */
  readonly input: Tensor4D;
  /** Class index whose logit (or probability, where a method says so) is explained. */
  readonly target: number;
  /** Uniform numbers in [0, 1), seeded. */
  readonly random: () => number;
}

/** Where a map came from; saved with it. */
interface MapProvenance {
  readonly method: string;
  readonly options: MethodOptions;
  readonly backend: string;
  readonly forwards: number;
  readonly backwards: number;
  readonly milliseconds: number;
}

export interface MapSnapshot {
  /** At the method's own resolution, signed where the method is. */
  readonly raw: HeatMap;
  /** Steps done and planned, for a progress line. */
  readonly step: number;
  readonly steps: number;
}

export interface MapResult {
  readonly raw: HeatMap;
  /** At picture size, 0–1, larger = more important; null when there is no positive evidence to show. */
  readonly map: HeatMap | null;
  readonly provenance: MapProvenance;
}

export interface Method {
  readonly card: MethodCard;
  run(context: MethodContext, options: MethodOptions): AsyncGenerator<MapSnapshot, MapResult, void>;
}
