/**
 * A calculation in pieces of a few pictures each.
 *
 * It yields after every piece, having let the thread take its messages, so whoever
 * drives it can leave there; its `finally` blocks then run.
 */
export type Work<T> = AsyncGenerator<undefined, T, void>;
