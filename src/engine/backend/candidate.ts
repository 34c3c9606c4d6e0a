/**
 * What the choice of a back end knows of each: how to open it, and how to ask
 * whether it complained.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { BackendName } from './backend.ts';

export interface OpenedBackend {
  /** Adapter or CPU description, '' where the platform does not say. */
  readonly adapter: string;
  /** What the platform reported behind our back since opening, after all work so far is done; null where nothing. */
  readonly complaint: () => Promise<string | null>;
  /** From now on a loss is reported at once. */
  readonly arm: () => void;
}

export interface Candidate {
  readonly name: BackendName;
  /** Makes it the current TensorFlow.js back end; throws an `Error` whose message is the reason why not. */
  readonly open: () => Promise<OpenedBackend>;
  /** Undoes `open`. */
  readonly close: () => void;
}

/** Makes a registered back end the current one; throws where it does not start. */
export async function startBackend(name: BackendName): Promise<void> {
  if (!(await tf.setBackend(name))) throw new Error('it could not be started');
}
