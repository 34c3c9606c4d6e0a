/**
 * Times several jobs fairly on a computer that also does other things.
 *
 * The job that has had the least time goes next, one step at a time, so all are
 * slowed alike by whatever else runs; a job that is over starts anew until the
 * longest is over too, and its time is the mean of its rounds.
 */
import type { Contender, Outcome } from './contenders.ts';

export interface Timing extends Outcome {
  readonly name: string;
  /** Of one round. */
  readonly seconds: number;
  readonly rounds: number;
}

interface Lane {
  readonly name: string;
  readonly start: () => Contender;
  running: Contender;
  /** Spent in all, and in finished rounds only, in milliseconds. */
  spent: number;
  finished: number;
  rounds: number;
  outcome: Outcome | null;
}

export async function interleave(jobs: Readonly<Record<string, () => Contender>>): Promise<Timing[]> {
  const lanes = Object.entries(jobs).map(([name, start]): Lane => ({
    name,
    start,
    running: start(),
    spent: 0,
    finished: 0,
    rounds: 0,
    outcome: null,
  }));
  while (lanes.some((lane) => lane.rounds === 0)) {
    await advance(lanes.reduce((least, lane) => (lane.spent < least.spent ? lane : least)));
  }
  return lanes.map(({ name, finished, rounds, outcome }) => ({
    name,
    ...(outcome ?? { forwards: 0, distinct: 0, explanations: 0 }),
    seconds: finished / rounds / 1000,
    rounds,
  }));
}

async function advance(lane: Lane): Promise<void> {
  const before = performance.now();
  const next = await lane.running.next();
  lane.spent += performance.now() - before;
  if (!next.done) return;
  lane.outcome = next.value;
  lane.rounds++;
  lane.finished = lane.spent;
  lane.running = lane.start();
}
