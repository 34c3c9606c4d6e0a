/**
 * What every heat-map method is: a card, a way to say no, and an async generator.
 *
 * A method yields a snapshot whenever its map is worth a look and returns the
 * final result; the reader stops it by leaving the loop. It asks nothing of the
 * page and keeps no tensor after it ends, however it ends.
 */
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Failure } from '../../core/failure.ts';
import type { HeatMap } from '../../core/maps/heatMap.ts';
import type { MethodCard, MethodOptions } from '../../core/methods/methodCard.ts';
import type { Target } from '../../core/methods/target.ts';
import type { SeenPicture } from '../../core/regions/picture.ts';
import type { Network } from '../../network/graph.ts';
import type { Patterns } from '../../network/patterns/patterns.ts';
import type { Preprocess } from '../picture/preprocess.ts';

export interface MethodContext {
  readonly network: Network;
  readonly picture: SeenPicture;
  readonly preprocess: Preprocess;
  /** The preprocessed picture, `[1, height, width, 3]`; owned by the caller. */
  readonly input: Tensor4D;
  readonly target: Target;
  /** Of everything that is left to chance; the same seed gives the same map. */
  readonly seed: number;
  /** Of this network; only for methods whose card needs them, null where it has none. */
  readonly patterns?: Patterns | null;
}

/** Where a map came from; saved with it. */
export interface MapProvenance {
  readonly method: string;
  /** As settled: complete and legal. */
  readonly options: MethodOptions;
  readonly target: Target;
  readonly seed: number;
  readonly backend: string;
  readonly forwards: number;
  readonly backwards: number;
  readonly milliseconds: number;
  /** Where the theory says what the values sum to: what they do sum to and what is due. Else null. */
  readonly completeness: Completeness | null;
}

/** The gap is `sum − due`. Logits, or confidences where the method explains one. */
export interface Completeness {
  readonly sum: number;
  readonly due: number;
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

/** Everything a method must know to say whether it suits: no picture, no tensors. */
export interface MethodQuestion {
  readonly network: Network;
  readonly target: Target;
  readonly options: MethodOptions;
  /** As in `MethodContext`. */
  readonly patterns?: Patterns | null;
}

export interface Method {
  readonly card: MethodCard;
  /**
   * Why this network or target cannot be explained this way, or null where it can. Reads the graph only.
   * A node without a rule is *unsupported-node*; anything else the theory excludes is *method-unsuited*.
   */
  refusal(question: MethodQuestion): Failure | null;
  /** Not called where `refusal` says no. */
  run(context: MethodContext, options: MethodOptions): AsyncGenerator<MapSnapshot, MapResult, void>;
}
