/**
 * Everything that can go wrong in a way a person should hear about.
 *
 * A failure is plain data, so it crosses threads unchanged; its `kind` selects
 * the one sentence in `src/text`. Knows nothing of how it is worded or shown.
 */
export type Failure =
  | { readonly kind: 'picture-undecodable'; readonly name: string; readonly looksLike: string | null }
  | { readonly kind: 'picture-too-large'; readonly name: string; readonly megapixels: number }
  | { readonly kind: 'picture-unreachable'; readonly address: string }
  | {
      readonly kind: 'model-unreachable';
      readonly model: string;
      readonly address: string;
      readonly status: number | null;
    }
  | { readonly kind: 'model-corrupt'; readonly model: string; readonly file: string; readonly detail: string }
  | { readonly kind: 'model-invalid'; readonly model: string; readonly detail: string }
  | {
      readonly kind: 'unsupported-node';
      readonly model: string;
      readonly node: string;
      readonly op: string;
      readonly detail: string;
    }
  | { readonly kind: 'method-unsuited'; readonly method: string; readonly model: string; readonly detail: string }
  | { readonly kind: 'catalogue-unreadable'; readonly address: string; readonly detail: string }
  | { readonly kind: 'no-backend'; readonly tried: readonly { readonly backend: string; readonly reason: string }[] }
  | { readonly kind: 'device-lost'; readonly backend: string; readonly detail: string }
  | { readonly kind: 'wrong-result'; readonly backend: string; readonly detail: string }
  | { readonly kind: 'link-invalid'; readonly detail: string }
  | { readonly kind: 'file-invalid'; readonly name: string; readonly detail: string }
  | { readonly kind: 'file-version'; readonly name: string; readonly version: number }
  | { readonly kind: 'worker-crashed'; readonly detail: string }
  | { readonly kind: 'internal'; readonly detail: string };

export type FailureKind = Failure['kind'];

/** A failure on its way up a call stack. */
export class FailureError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(JSON.stringify(failure));
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/** What was thrown, as data: a `FailureError` keeps its kind, anything else is *internal*. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof FailureError) return thrown.failure;
  return { kind: 'internal', detail: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown) };
}
