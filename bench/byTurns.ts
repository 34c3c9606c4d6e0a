/**
 * Measures several things by turns (A B C A B C …), so that whatever else the computer does slows all alike.
 */

/** Does its work once and returns how long it took, in seconds; what it leaves out of that is its own business. */
export type Lane = () => Promise<number>;

export interface Turns {
  /** Rounds there are where time allows, and at least. */
  readonly rounds: number;
  readonly least: number;
  /** After this many seconds no round begins beyond the least. */
  readonly seconds: number;
}

export const fiveTurns: Turns = { rounds: 5, least: 5, seconds: 0 };

/** Seconds per lane and round; every lane has as many as every other. */
export async function byTurns<Name extends string>(
  lanes: Readonly<Record<Name, Lane>>,
  { rounds, least, seconds }: Turns = fiveTurns,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(lanes) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  const began = performance.now();
  const late = (): boolean => performance.now() - began > 1000 * seconds;
  for (let round = 0; round < rounds && (round < least || !late()); round++) {
    for (const name of names) taken[name].push(await lanes[name]());
  }
  return taken;
}

/** Seconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return (performance.now() - before) / 1000;
}
