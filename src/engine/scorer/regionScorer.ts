/**
 * A search's scorer over one or several evaluators.
 *
 * A list of sets is cut into batches and every evaluator pulls the next one as
 * soon as it is free, so fast and slow threads finish together. An evaluator
 * whose thread has died is dropped for good and its batch goes to the others;
 * only when none is left does scoring fail. Results do not depend on how many
 * evaluators there are.
 *
 * Sets that differ little are handed out together (`familyOrder.ts`).
 *
 * Knows no networks and no memory of earlier calls (see `core/search/memo.ts`).
 */
import { FailureError } from '../../core/failure.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { Score, Scorer } from '../../core/search/scorer.ts';
import type { StopSignal } from '../../core/stop.ts';
import type { Evaluator } from './evaluator.ts';
import { familyOrder } from './familyOrder.ts';

interface Work {
  /** Sets not yet handed out, as ranges `[from, to)`. */
  readonly todo: (readonly [from: number, to: number])[];
  readonly sets: readonly RegionSet[];
  readonly scores: Score[];
  readonly signal: StopSignal;
}

/**
 * @param regions how many regions the grid has
 * @param evaluators at least one, all made for the same subject; they stay the caller's to dispose
 */
export function createRegionScorer(regions: number, evaluators: readonly Evaluator[]): Scorer {
  const alive = new Set(evaluators);
  let lastCrash: unknown = new FailureError({ kind: 'internal', detail: 'a scorer needs an evaluator' });

  /** Pulls batches until none is left; gives its batch back and leaves where its thread has died. */
  async function pull(evaluator: Evaluator, work: Work): Promise<void> {
    for (let range = work.todo.shift(); range; range = work.todo.shift()) {
      work.signal.throwIfAborted();
      const [from, end] = range;
      const to = Math.min(end, from + shareOf(evaluator, work.sets.length, alive.size));
      if (to < end) work.todo.unshift([to, end]);
      try {
        record(await evaluator.evaluate(work.sets.slice(from, to)), from, work.scores);
      } catch (thrown) {
        if (!hasCrashed(thrown)) {
          work.todo.length = 0;
          throw thrown;
        }
        alive.delete(evaluator);
        lastCrash = thrown;
        work.todo.unshift([from, to]);
        return;
      }
    }
  }

  return {
    regions,
    async score(sets, signal) {
      signal.throwIfAborted();
      if (sets.length === 0) return [];
      const order = familyOrder(sets);
      const work: Work = {
        todo: [[0, sets.length]],
        sets: order.flatMap((at) => sets[at] ?? []),
        scores: [],
        signal,
      };
      while (work.todo.length > 0) {
        if (alive.size === 0) throw lastCrash;
        const pullers = inTurn([...alive]).map((one) => pull(one, work));
        // All are awaited even where one fails, so that nothing still runs when the caller hears of it.
        for (const end of await Promise.allSettled(pullers)) if (end.status === 'rejected') throw end.reason;
      }
      return inOrder(work.scores, order);
    },
  };
}

/** Every evaluator once, then again those that take a second call, and so on: nobody's second comes before another's first. */
function inTurn(evaluators: readonly Evaluator[]): Evaluator[] {
  const most = Math.max(0, ...evaluators.map(({ inFlight }) => inFlight));
  return Array.from({ length: most }, (_, call) => evaluators.filter(({ inFlight }) => inFlight > call)).flat();
}

/** @param order where each of the scores belongs */
function inOrder(scores: readonly Score[], order: readonly number[]): Score[] {
  const sorted: Score[] = [];
  for (const [i, at] of order.entries()) {
    const score = scores[i];
    if (score !== undefined) sorted[at] = score;
  }
  return sorted;
}

/** As few rounds as batches allow, and all rounds and evaluators alike: nobody waits long for the last batch. */
function shareOf(evaluator: Evaluator, sets: number, evaluators: number): number {
  const rounds = Math.ceil(sets / (evaluator.batchSize * evaluators));
  return Math.ceil(sets / (rounds * evaluators));
}

function record(pairs: Float32Array, from: number, scores: Score[]): void {
  for (let i = 0; 2 * i < pairs.length; i++) {
    scores[from + i] = { confidence: pairs[2 * i] ?? Number.NaN, margin: pairs[2 * i + 1] ?? Number.NaN };
  }
}

function hasCrashed(thrown: unknown): boolean {
  return thrown instanceof FailureError && thrown.failure.kind === 'worker-crashed';
}
