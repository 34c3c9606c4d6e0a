/**
 * Feature maps of a few region sets, kept so that sets near them need not be computed whole.
 *
 * Holds plain arrays, not tensors, a dozen at most and no more than fit into a fixed number of
 * bytes; the one used longest ago goes first. Knows no networks (see `incrementalEvaluator.ts`).
 */
import type { RegionSet } from '../../core/regions/regionSet.ts';

export interface Reference {
  readonly set: RegionSet;
  /** `[height, width, channels]` at the end of every stretch, in order. */
  readonly maps: readonly Float32Array[];
}

/**
 * Bytes per scoring thread: two references of MobileNet V1, which has the widest maps of the usual networks, seven of V2;
 * more make neither faster.
 */
const CAPACITY = 14 * 2 ** 20;
/** More would be looked through for every set, and a beam has fewer families. */
const MOST = 12;

export class References {
  /** Least recently used first. */
  readonly #references = new Map<RegionSet, Reference>();
  readonly #capacity: number;
  #bytes = 0;
  #spare: readonly Float32Array[] = [];

  constructor(capacity: number = CAPACITY) {
    this.#capacity = capacity;
  }

  has(set: RegionSet): boolean {
    return this.#references.has(set);
  }

  /** Without marking any as used. */
  all(): Reference[] {
    return [...this.#references.values()];
  }

  use(reference: Reference): void {
    if (!this.#references.delete(reference.set)) return;
    this.#references.set(reference.set, reference);
  }

  add(reference: Reference): void {
    this.#references.set(reference.set, reference);
    this.#bytes += bytesOf(reference);
    for (const [set, oldest] of this.#references) {
      const fits = this.#bytes <= this.#capacity && this.#references.size <= MOST;
      if (fits || set === reference.set) return;
      this.#references.delete(set);
      this.#bytes -= bytesOf(oldest);
      this.#spare = oldest.maps;
    }
  }

  /**
   * Maps of a reference that had to go, for the next one to be written into: new ones for each would be the most of a
   * search's garbage. Empty where none are left over.
   */
  takeSpare(): readonly Float32Array[] {
    const spare = this.#spare;
    this.#spare = [];
    return spare;
  }

  clear(): void {
    this.#spare = [];
    this.#references.clear();
    this.#bytes = 0;
  }
}

function bytesOf({ maps }: Reference): number {
  return maps.reduce((sum, map) => sum + map.byteLength, 0);
}
