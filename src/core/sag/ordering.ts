/**
 * The order of things within their rows, with few crossings between the rows.
 *
 * Barycentre sweeps up and down (Sugiyama, Tagawa, Toda 1981), the best of them kept,
 * then exchanges of neighbours while one helps. Things that had a place before are
 * pinned: they keep their order among themselves, so only newcomers look for a gap.
 * Deterministic: ties keep the order given.
 */
export interface Item {
  readonly key: string;
  /** Linked items of the rows next to its own. */
  readonly above: Item[];
  readonly below: Item[];
  /** Where its centre was before; null for a newcomer. */
  readonly pinned: number | null;
  /** Its place in its row, counted from the left. */
  at: number;
}

type Side = 'above' | 'below';

const SWEEPS = 16;
const EXCHANGES = 8;

/** Sets `at` of every item, and returns the rows in that order. */
export function orderRows<T extends Item>(rows: readonly (readonly T[])[]): T[][] {
  let current = rows.map((row) => numbered(inPinnedOrder(row)));
  let best = current;
  let fewest = crossings(current);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    current =
      sweep % 2 === 0
        ? current.map((row) => sorted(row, 'above'))
        : current
            .toReversed()
            .map((row) => sorted(row, 'below'))
            .toReversed();
    const count = crossings(current);
    if (count < fewest) [best, fewest] = [current, count];
  }
  best.forEach(numbered);
  for (let round = 0; round < EXCHANGES && best.some(exchange); round++);
  return best;
}

/** Pairs of links that cross, over all pairs of adjacent rows. */
export function crossings(rows: readonly (readonly Item[])[]): number {
  let count = 0;
  for (const row of rows) {
    const passed: number[] = [];
    for (const item of row) {
      const ends = item.below.map(({ at }) => at);
      for (const end of ends) count += passed.filter((other) => other > end).length;
      passed.push(...ends);
    }
  }
  return count;
}

function numbered<T extends Item>(row: T[]): T[] {
  for (const [at, item] of row.entries()) item.at = at;
  return row;
}

/** By the mean place of linked items; an item without any stays about where it is. */
function sorted<T extends Item>(row: readonly T[], side: Side): T[] {
  const wish = new Map(row.map((item) => [item, meanPlace(item[side]) ?? item.at]));
  const byWish = row.toSorted((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
  return numbered(inPinnedOrder(byWish));
}

function meanPlace(items: readonly Item[]): number | null {
  return items.length === 0 ? null : items.reduce((sum, { at }) => sum + at, 0) / items.length;
}

/** The same slots, but the pinned ones filled from left to right as they were. */
function inPinnedOrder<T extends Item>(row: readonly T[]): T[] {
  const pinned = row.filter((item) => item.pinned !== null).sort((a, b) => (a.pinned ?? 0) - (b.pinned ?? 0));
  let next = 0;
  return row.map((item) => (item.pinned === null ? item : (pinned[next++] ?? item)));
}

/** Exchanges neighbours that cross less the other way round; true where it did. */
function exchange(row: Item[]): boolean {
  let better = false;
  for (let at = 0; at + 1 < row.length; at++) {
    const [a, b] = row.slice(at, at + 2);
    if (a === undefined || b === undefined || (a.pinned !== null && b.pinned !== null)) continue;
    if (crossingsOf(a, b) <= crossingsOf(b, a)) continue;
    row.splice(at, 2, b, a);
    numbered(row);
    better = true;
  }
  return better;
}

/** Crossings between the links of two items of a row, the first being left of the second. */
function crossingsOf(left: Item, right: Item): number {
  const between = (ours: readonly Item[], theirs: readonly Item[]) =>
    ours.reduce((count, { at }) => count + theirs.filter((other) => other.at < at).length, 0);
  return between(left.above, right.above) + between(left.below, right.below);
}
