/**
 * What every method ends with: the raw map enlarged to the picture and where it came from.
 *
 * Evidence against the target is cut off before the map is enlarged, so that it
 * does not eat into its neighbours; it stays in `raw`.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { HeatMap } from '../../core/maps/heatMap.ts';
import { normalise } from '../../core/maps/normalise.ts';
import { resample } from '../../core/maps/resample.ts';
import type { MethodCard, MethodOptions } from '../../core/methods/methodCard.ts';
import type { Completeness, MapResult, MethodContext } from './method.ts';

/** Pictures passed through the network, each way; a pass through a part of it counts by its share. */
export interface Passes {
  forwards: number;
  backwards: number;
}

export interface FinishedMap {
  readonly card: MethodCard;
  readonly context: MethodContext;
  /** As settled. */
  readonly options: MethodOptions;
  readonly raw: HeatMap;
  /** What is enlarged and shown, where that is not `raw` itself. */
  readonly shown?: HeatMap;
  readonly passes: Passes;
  /** `performance.now()` at the beginning. */
  readonly started: number;
  readonly completeness?: Completeness;
}

export function mapResult(finished: FinishedMap): MapResult {
  const { card, context, options, raw, shown = raw, passes, started, completeness = null } = finished;
  const { width, height } = context.picture;
  const positive: HeatMap = { ...shown, signed: false, values: shown.values.map((value) => Math.max(0, value)) };
  return {
    raw,
    map: normalise(resample(positive, width, height, card.enlarge)),
    provenance: {
      method: card.id,
      options,
      target: context.target,
      seed: context.seed,
      backend: tf.getBackend(),
      forwards: passes.forwards,
      backwards: passes.backwards,
      milliseconds: performance.now() - started,
      completeness,
    },
  };
}
