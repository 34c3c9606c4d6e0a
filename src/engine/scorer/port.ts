/**
 * What passes between the engine and a thread that scores for it.
 *
 * The same messages serve a nested browser worker and a Node worker thread; a
 * `Port` is the little that both have in common. Pictures and networks cross
 * once, region sets and two numbers for each after that, pixels never.
 */
import type { Failure } from '../../core/failure.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { ModelArtifacts } from '../../network/graph.ts';
import type { ScoringSubject } from './evaluator.ts';

export interface Port {
  post(message: unknown, transfer?: Transferable[]): void;
  /** Called once, with the only handler there will be. */
  onMessage(handler: (message: unknown) => void): void;
  /** Reports the death of the other side; left out by a side that dies with the other. */
  onLost?(handler: (detail: string) => void): void;
}

export type ToService =
  | { readonly type: 'open-network'; readonly id: number; readonly artifacts: ModelArtifacts }
  /** `network`: the id of the message that opened it; so is `subject` in the messages below. */
  | {
      readonly type: 'open-subject';
      readonly id: number;
      readonly network: number;
      readonly subject: ScoringSubject;
    }
  | { readonly type: 'evaluate'; readonly id: number; readonly subject: number; readonly sets: readonly RegionSet[] }
  | { readonly type: 'warm'; readonly id: number; readonly subject: number }
  | { readonly type: 'close'; readonly id: number; readonly subject: number }
  /** Frees its evaluators as well. */
  | { readonly type: 'close-network'; readonly id: number; readonly network: number };

/** Exactly one for each message, in any order; *opened* also answers *warm*, since warming may shrink the batch. */
export type FromService =
  | { readonly type: 'opened'; readonly id: number; readonly batchSize: number }
  | { readonly type: 'scores'; readonly id: number; readonly values: Float32Array<ArrayBuffer> }
  | { readonly type: 'done'; readonly id: number }
  | { readonly type: 'failed'; readonly id: number; readonly failure: Failure };
