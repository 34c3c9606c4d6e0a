/**
 * Asking long work to end early.
 *
 * The two members are a subset of `AbortSignal`, so any `AbortSignal` is a
 * `StopSignal`; this layer knows no platform and therefore declares its own.
 * What a stop *means* (replaced by a newer wish, or pressed by a person) is
 * decided by whoever owns the signal.
 */
export interface StopSignal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}

/** For work that nobody will interrupt: tests, the command line. */
export const neverStops: StopSignal = { aborted: false, throwIfAborted: () => undefined };
