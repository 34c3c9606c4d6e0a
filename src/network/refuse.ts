/**
 * How this layer says no: every refusal names the model, and the node where one is to blame.
 *
 * Knows the failure union and nothing of networks.
 */
import { FailureError } from '../core/failure.ts';

/** Name and op of a node in the model file. */
export interface Origin {
  readonly name: string;
  readonly op: string;
}

/** A node that cannot be run, reversed or fed this way. */
export function unsupported(model: string, origin: Origin, detail: string): FailureError {
  return new FailureError({ kind: 'unsupported-node', model, node: origin.name, op: origin.op, detail });
}

/** A model file that contradicts itself or its format. */
export function invalid(model: string, detail: string): FailureError {
  return new FailureError({ kind: 'model-invalid', model, detail });
}

/** A mistake of the caller, not of the model. */
export function misuse(detail: string): FailureError {
  return new FailureError({ kind: 'internal', detail });
}
