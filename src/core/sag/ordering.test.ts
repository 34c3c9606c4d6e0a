import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from './ordering.ts';
import { crossings, orderRows } from './ordering.ts';

interface Node extends Item {
  readonly above: Node[];
  readonly below: Node[];
}

function rowsOf(counts: readonly number[], links: readonly (readonly [number, number, number])[]): Node[][] {
  const rows = counts.map((count, row) =>
    Array.from({ length: count }, (_, at): Node => ({ key: `${row}.${at}`, above: [], below: [], pinned: null, at })),
  );
  for (const [row, from, to] of links) {
    const [parent, child] = [rows[row]?.[from], rows[row + 1]?.[to]];
    if (parent === undefined || child === undefined || parent.below.includes(child)) continue;
    parent.below.push(child);
    child.above.push(parent);
  }
  return rows;
}
const keys = (rows: readonly (readonly Item[])[]) => rows.map((row) => row.map(({ key }) => key));
const graphs = (most: number) =>
  fc
    .tuple(
      fc.array(fc.integer({ min: 1, max: most }), { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(1), fc.nat(most - 1), fc.nat(most - 1)), { maxLength: 12 }),
    )
    .map(([counts, links]) => ({ counts, links }));

function* orders<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [at, item] of items.entries()) for (const rest of orders(items.toSpliced(at, 1))) yield [item, ...rest];
}

function fewestCrossings(rows: readonly (readonly Node[])[], at = 0): number {
  const row = rows[at];
  if (row === undefined) return crossings(rows);
  let fewest = Infinity;
  for (const order of orders(row)) {
    for (const [place, item] of order.entries()) item.at = place;
    fewest = Math.min(fewest, fewestCrossings(rows.with(at, order), at + 1));
  }
  return fewest;
}

describe('crossings', () => {
  it('are counted once per pair of links', () => {
    expect(
      crossings(
        rowsOf(
          [2, 2],
          [
            [0, 0, 1],
            [0, 1, 0],
          ],
        ),
      ),
    ).toBe(1);
    expect(
      crossings(
        rowsOf(
          [2, 2],
          [
            [0, 0, 0],
            [0, 1, 1],
          ],
        ),
      ),
    ).toBe(0);
    expect(
      crossings(
        rowsOf(
          [2, 2],
          [
            [0, 0, 0],
            [0, 0, 1],
            [0, 1, 0],
            [0, 1, 1],
          ],
        ),
      ),
    ).toBe(1);
    expect(
      crossings(
        rowsOf(
          [3, 3],
          [
            [0, 0, 2],
            [0, 1, 1],
            [0, 2, 0],
          ],
        ),
      ),
    ).toBe(3);
  });
});

describe('the order within rows', () => {
  it('untangles what can be untangled', () => {
    const rows = orderRows(
      rowsOf(
        [3, 3, 3],
        [
          [0, 0, 2],
          [0, 1, 1],
          [0, 2, 0],
          [1, 0, 1],
          [1, 1, 2],
          [1, 2, 0],
        ],
      ),
    );
    expect(crossings(rows)).toBe(0);
  });

  it('keeps the order given where nothing crosses', () => {
    expect(
      keys(
        orderRows(
          rowsOf(
            [2, 3],
            [
              [0, 0, 0],
              [0, 1, 2],
            ],
          ),
        ),
      ),
    ).toEqual([
      ['0.0', '0.1'],
      ['1.0', '1.1', '1.2'],
    ]);
  });

  it('holds every item once, numbers it, and is the same each time', () => {
    fc.assert(
      fc.property(graphs(7), ({ counts, links }) => {
        const rows = orderRows(rowsOf(counts, links));
        expect(rows.map((row) => row.length)).toEqual(counts);
        for (const row of rows) {
          expect(new Set(row).size).toBe(row.length);
          expect(row.map(({ at }) => at)).toEqual([...row.keys()]);
        }
        expect(keys(orderRows(rowsOf(counts, links)))).toEqual(keys(rows));
      }),
    );
  });

  it('never crosses more than the order given, and comes close to the fewest there can be', () => {
    let [ours, fewest, naive] = [0, 0, 0];
    fc.assert(
      fc.property(graphs(4), ({ counts, links }) => {
        const given = crossings(rowsOf(counts, links));
        const found = crossings(orderRows(rowsOf(counts, links)));
        const best = fewestCrossings(rowsOf(counts, links));
        expect(found).toBeLessThanOrEqual(given);
        expect(found).toBeGreaterThanOrEqual(best);
        [ours, fewest, naive] = [ours + found, fewest + best, naive + given];
      }),
      { numRuns: 60, seed: 7 },
    );
    expect(ours - fewest).toBeLessThanOrEqual(0.1 * (naive - fewest));
  });

  it('keeps pinned items in the order they had, whatever that costs', () => {
    fc.assert(
      fc.property(
        graphs(6),
        fc.array(fc.option(fc.integer({ min: -9, max: 9 })), { minLength: 18, maxLength: 18 }),
        ({ counts, links }, pins) => {
          let next = 0;
          const pinned = (item: Node) => Object.assign(item, { pinned: pins[next++] ?? null });
          const rows = rowsOf(counts, links).map((row) => row.map(pinned));
          for (const row of orderRows(rows)) {
            const places = row.flatMap((item) => item.pinned ?? []);
            expect(places).toEqual(places.toSorted((a, b) => a - b));
          }
        },
      ),
    );
  });
});
