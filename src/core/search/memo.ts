/**
 * A scorer that never passes the same region set on twice.
 *
 * Not in two calls, not within one, and not while an earlier call is still waiting
 * for its answer. That is what makes a threshold cheap to move: what was scored once
 * for a picture, network, class, baseline and footprint is known for as long as the
 * memo lives. One memo may be laid over another to count what one run asks for.
 *
 * Knows nothing of batches or of what a set means.
 */
import { FailureError } from '../failure.ts';
import type { RegionSet } from '../regions/regionSet.ts';
import { size } from '../regions/regionSet.ts';
import type { StopSignal } from '../stop.ts';
import type { Score, Scorer } from './scorer.ts';

export interface MemoScorer extends Scorer {
  known(set: RegionSet): Score | undefined;
  /** How many different sets of that size are known: what a certificate counts. */
  knownOfSize(size: number): number;
  /** Sets whose scoring cost a forward pass; a set that the scorer below already knew costs none. */
  readonly evaluations: number;
  /** Different sets scored. */
  readonly distinct: number;
}

function isMemo(scorer: Scorer): scorer is MemoScorer {
  return 'known' in scorer;
}

class Memo implements MemoScorer {
  readonly regions: number;
  evaluations = 0;
  readonly #below: Scorer;
  readonly #scores = new Map<RegionSet, Score>();
  readonly #asked = new Map<RegionSet, Promise<void>>();
  readonly #sizes: number[] = [];

  constructor(below: Scorer) {
    this.regions = below.regions;
    this.#below = below;
  }

  get distinct(): number {
    return this.#scores.size;
  }

  known(set: RegionSet): Score | undefined {
    return this.#scores.get(set);
  }

  knownOfSize(regions: number): number {
    return this.#sizes[regions] ?? 0;
  }

  async score(sets: readonly RegionSet[], signal: StopSignal): Promise<readonly Score[]> {
    for (;;) {
      const missing = [...new Set(sets)].filter((set) => !this.#scores.has(set));
      if (missing.length === 0) return sets.map((set) => this.#recall(set));
      signal.throwIfAborted();
      const others = new Set(missing.flatMap((set) => this.#asked.get(set) ?? []));
      const mine = missing.filter((set) => !this.#asked.has(set));
      // Another caller's stop is not ours: what it failed to bring is asked for in the next round.
      await Promise.all([this.#ask(mine, signal), Promise.allSettled(others)]);
    }
  }

  #ask(sets: readonly RegionSet[], signal: StopSignal): Promise<void> {
    if (sets.length === 0) return Promise.resolve();
    const answer = this.#fetch(sets, signal).finally(() => {
      for (const set of sets) this.#asked.delete(set);
    });
    for (const set of sets) this.#asked.set(set, answer);
    return answer;
  }

  async #fetch(sets: readonly RegionSet[], signal: StopSignal): Promise<void> {
    const below = this.#below;
    const fresh = isMemo(below) ? sets.filter((set) => below.known(set) === undefined).length : sets.length;
    const scores = await below.score(sets, signal);
    for (const [at, set] of sets.entries()) {
      const score = scores[at];
      if (score === undefined) throw missingScore();
      this.#scores.set(set, score);
      this.#sizes[size(set)] = this.knownOfSize(size(set)) + 1;
    }
    this.evaluations += fresh;
  }

  #recall(set: RegionSet): Score {
    const score = this.#scores.get(set);
    if (score === undefined) throw missingScore();
    return score;
  }
}

function missingScore(): FailureError {
  return new FailureError({ kind: 'internal', detail: 'the scorer gave fewer scores than it was given sets' });
}

export function memoise(scorer: Scorer): MemoScorer {
  return new Memo(scorer);
}
