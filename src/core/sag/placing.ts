/**
 * From an order within rows to places on a line.
 *
 * Each thing wishes to stand at the mean of what it is linked to, above and below in
 * turn, and gets the nearest place its neighbours leave it. A pinned thing wishes for
 * the place it had, so strongly that only want of room can move it.
 */
import { spread } from './spread.ts';
import type { Thing } from './things.ts';

export interface Spacing {
  /** Between the sides of two neighbours. */
  readonly gap: number;
  /** Least distance between the centres of two neighbouring roots. */
  readonly rootPitch: number;
}

/** How much more a thing that was there before insists on its place. */
const INSISTENCE = 1000;
const ROUNDS = 12;

/** Sets `x` of every thing. With nothing pinned the whole is centred on 0. */
export function placeRows(rows: readonly (readonly Thing[])[], spacing: Spacing): void {
  const upwards = rows.toReversed();
  for (const row of rows) settle(row, spacing, () => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const row of rows) settle(row, spacing, ({ above }) => above);
    for (const row of upwards) settle(row, spacing, ({ below }) => below);
  }
  for (const row of rows) settle(row, spacing, ({ above, below }) => [...above, ...below]);
  const all = rows.flat();
  if (all.some(({ pinned }) => pinned !== null)) return;
  const left = Math.min(...all.map(({ x, box }) => x - box.width / 2));
  const right = Math.max(...all.map(({ x, box }) => x + box.width / 2));
  for (const thing of all) thing.x -= (left + right) / 2;
}

function settle(row: readonly Thing[], spacing: Spacing, linked: (thing: Thing) => readonly Thing[]): void {
  const wishes = row.map((thing, at) => {
    const before = row[at - 1];
    return {
      wanted: thing.pinned ?? meanOf(linked(thing)) ?? thing.x,
      weight: thing.pinned === null ? 1 : INSISTENCE,
      gap: before === undefined ? 0 : pitch(before, thing, spacing),
    };
  });
  for (const [at, x] of spread(wishes).entries()) {
    const thing = row[at];
    if (thing !== undefined) thing.x = x;
  }
}

function meanOf(things: readonly Thing[]): number | null {
  return things.length === 0 ? null : things.reduce((sum, { x }) => sum + x, 0) / things.length;
}

function pitch(a: Thing, b: Thing, { gap, rootPitch }: Spacing): number {
  const touching = (a.box.width + b.box.width) / 2 + gap;
  return a.kind === 'root' && b.kind === 'root' ? Math.max(touching, rootPitch) : touching;
}
