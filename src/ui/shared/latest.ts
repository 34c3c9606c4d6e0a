/**
 * Keeps one thing that takes a while to make: the one wanted last.
 *
 * However many want it, it is made once; what is finished after something else was
 * wanted is dropped. What cannot be made is the same as what is not there. When
 * nobody listens any more, it lets go of what it has.
 */
export interface Latest<Value> {
  /** Starts making it, unless it is the one wanted last already. */
  want(key: string, make: () => Promise<Value | null>): void;
  /** Null while it is being made, where it could not be made, and for another key. */
  ready(key: string | null): Value | null;
  /** Told when something became ready. Returns how to stop listening. */
  readonly subscribe: (listener: () => void) => () => void;
}

export function keepLatest<Value>(): Latest<Value> {
  let held: { readonly key: string; value: Value | null } | null = null;
  const listeners = new Set<() => void>();

  return {
    want: (key, make) => {
      if (held?.key === key) return;
      const wanted = { key, value: null as Value | null };
      held = wanted;
      const arrive = (value: Value | null): void => {
        if (held !== wanted || value === null) return;
        wanted.value = value;
        for (const listener of listeners) listener();
      };
      make().then(arrive, () => undefined);
    },
    ready: (key) => (held !== null && held.key === key ? held.value : null),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) held = null;
      };
    },
  };
}
