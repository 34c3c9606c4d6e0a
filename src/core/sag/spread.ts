/**
 * Points on a line, as near as possible to where they want to be, at least so far apart.
 *
 * Minimises Σ weight · (x − wanted)² under x[i+1] − x[i] ≥ gap[i], exactly and in one
 * pass: without the gaps this is isotonic regression, solved by pooling adjacent
 * violators. Wishes that respect the gaps come back unchanged, bit by bit.
 */
export interface Wish {
  readonly wanted: number;
  /** Above 0. */
  readonly weight: number;
  /** Least distance from the point before; ignored for the first. */
  readonly gap: number;
}

/** Gaps missed by less than this are rounding, not violations. */
const ROUNDING = 1e-6;

interface Pool {
  wishes: Wish[];
  /** Where its first point goes, less all gaps before it. */
  place: number;
  weight: number;
}

export function spread(wishes: readonly Wish[]): number[] {
  const pools: Pool[] = [];
  let offset = 0;
  for (const [at, wish] of wishes.entries()) {
    if (at > 0) offset += wish.gap;
    let pool: Pool = { wishes: [wish], place: wish.wanted - offset, weight: wish.weight };
    for (
      let before = pools.at(-1);
      before !== undefined && before.place > pool.place + ROUNDING;
      before = pools.at(-1)
    ) {
      pools.pop();
      pool = merge(before, pool);
    }
    pools.push(pool);
  }
  return positions(pools);
}

function merge(a: Pool, b: Pool): Pool {
  const weight = a.weight + b.weight;
  return { wishes: [...a.wishes, ...b.wishes], place: (a.place * a.weight + b.place * b.weight) / weight, weight };
}

function positions(pools: readonly Pool[]): number[] {
  const out: number[] = [];
  let offset = 0;
  for (const { wishes, place } of pools) {
    for (const wish of wishes) {
      if (out.length > 0) offset += wish.gap;
      // A point alone gets its wish itself, free of the rounding of adding and subtracting the offset.
      out.push(wishes.length === 1 ? wish.wanted : place + offset);
    }
  }
  return out;
}
