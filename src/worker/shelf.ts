/**
 * A few expensive things, kept by key for as long as there is room.
 *
 * Whoever takes a thing holds a lease on it; what is leased is never disposed of,
 * beyond the capacity the least recently taken goes first. Two who take the same
 * key share one making of it, which is stopped only when nobody waits for it any
 * more. What could not be made is not kept.
 */
export interface Lease<Value> {
  readonly value: Value;
  readonly release: () => void;
}

interface Place<Value> {
  readonly making: Promise<Value>;
  readonly stop: AbortController;
  /** Undefined while it is being made. */
  made: { readonly value: Value } | undefined;
  leases: number;
}

export class Shelf<Value> {
  readonly #capacity: number;
  readonly #dispose: (value: Value) => void;
  /** Least recently taken first. */
  readonly #places = new Map<string, Place<Value>>();

  constructor(capacity: number, dispose: (value: Value) => void) {
    this.#capacity = capacity;
    this.#dispose = dispose;
  }

  /** Rejects with the signal's reason where `signal` is aborted first, or with what `make` threw. */
  async take(key: string, make: (stop: AbortSignal) => Promise<Value>, signal: AbortSignal): Promise<Lease<Value>> {
    signal.throwIfAborted();
    const place = this.#places.get(key) ?? this.#make(key, make);
    this.#places.delete(key);
    this.#places.set(key, place);
    place.leases++;
    try {
      const value = await unlessAborted(place.making, signal);
      return {
        value,
        release: once(() => {
          this.#release(key, place);
        }),
      };
    } catch (thrown) {
      this.#release(key, place);
      throw thrown;
    }
  }

  #make(key: string, make: (stop: AbortSignal) => Promise<Value>): Place<Value> {
    const stop = new AbortController();
    const place: Place<Value> = { making: make(stop.signal), stop, made: undefined, leases: 0 };
    this.#places.set(key, place);
    place.making.then(
      (value) => {
        place.made = { value };
        // Made although nobody waited any longer.
        if (this.#places.get(key) !== place) this.#dispose(value);
      },
      () => {
        if (this.#places.get(key) === place) this.#places.delete(key);
      },
    );
    return place;
  }

  #release(key: string, place: Place<Value>): void {
    place.leases--;
    if (place.leases === 0 && place.made === undefined) {
      if (this.#places.get(key) === place) this.#places.delete(key);
      place.stop.abort();
    }
    this.#trim();
  }

  #trim(): void {
    for (const [key, { made, leases }] of this.#places) {
      if (this.#places.size <= this.#capacity) return;
      if (leases > 0 || made === undefined) continue;
      this.#places.delete(key);
      this.#dispose(made.value);
    }
  }
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}

function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
