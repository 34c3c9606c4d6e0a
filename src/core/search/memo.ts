/**
 * A scorer that never passes the same region set on twice.
 *
 * Not in two calls, not within one, and not while an earlier call is still waiting
 * for its answer. That is what makes a threshold cheap to move: what was scored once
 * for a picture, network, class, baseline and footprint is known for as long as the
 * memo lives. One memo may be laid over another to count what one run asks for. It
 * keeps a bounded number of scores; beyond, the oldest are forgotten, which costs a
 * forward pass where they are asked for again and is counted by no certificate.
 *
 * Knows nothing of batches, of what a set means, or of where scores are kept longer.
 */
import { FailureError } from '../failure.ts';
import type { RegionSet } from '../regions/regionSet.ts';
import { fullSet, isSubset, size } from '../regions/regionSet.ts';
import type { StopSignal } from '../stop.ts';
import type { Score, Scorer } from './scorer.ts';

export interface MemoScorer extends Scorer {
  known(set: RegionSet): Score | undefined;
  /** How many different sets of that size are known: what a certificate counts. */
  knownOfSize(size: number): number;
  /** Sets whose scoring cost a forward pass; a set that the scorer below already knew costs none. */
  readonly evaluations: number;
  /** Different sets scored; one that was forgotten and scored again counts again. */
  readonly distinct: number;
  /** All that is known, the oldest first. */
  entries(): IterableIterator<KnownScore>;
  /**
   * Takes over scores known from elsewhere, which count neither as evaluations nor as
   * distinct. Passes over what cannot be a score of these regions; what is known stays.
   */
  remember(scores: Iterable<KnownScore>): void;
}

export type KnownScore = readonly [set: RegionSet, score: Score];

/**
 * Scores kept: all sets of a 4 × 4 grid, and some hundred times what a beam search of
 * 7 × 7 asks for; some 10 MB.
 */
const KEPT = 65_536;
/** Softmax in single precision. */
const ROUNDING = 1e-5;

function isMemo(scorer: Scorer): scorer is MemoScorer {
  return 'known' in scorer;
}

class Memo implements MemoScorer {
  readonly regions: number;
  evaluations = 0;
  distinct = 0;
  readonly #below: Scorer;
  readonly #kept: number;
  readonly #scores = new Map<RegionSet, Score>();
  readonly #asked = new Map<RegionSet, Promise<void>>();
  readonly #sizes: number[] = [];

  constructor(below: Scorer, kept: number) {
    this.regions = below.regions;
    this.#below = below;
    this.#kept = kept;
  }

  known(set: RegionSet): Score | undefined {
    return this.#scores.get(set);
  }

  knownOfSize(regions: number): number {
    return this.#sizes[regions] ?? 0;
  }

  entries(): IterableIterator<KnownScore> {
    return this.#scores.entries();
  }

  remember(scores: Iterable<KnownScore>): void {
    const all = fullSet(this.regions);
    for (const [set, score] of scores) {
      if (isSubset(set, all) && isScore(score) && !this.#scores.has(set)) this.#keep(set, score);
    }
    this.#forget(this.#kept);
  }

  async score(sets: readonly RegionSet[], signal: StopSignal): Promise<readonly Score[]> {
    // Held here as well, for what the call began with may be forgotten before it ends.
    const found = new Map<RegionSet, Score>();
    for (;;) {
      for (const set of sets) this.#recall(set, found);
      const missing = [...new Set(sets)].filter((set) => !found.has(set));
      if (missing.length === 0) return sets.flatMap((set) => found.get(set) ?? []);
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
      if (!this.#scores.has(set)) this.#keep(set, score);
    }
    this.distinct += sets.length;
    this.evaluations += fresh;
    // Whoever waits for these has not read them yet.
    this.#forget(Math.max(this.#kept, sets.length));
  }

  #keep(set: RegionSet, score: Score): void {
    this.#scores.set(set, score);
    this.#count(set, 1);
  }

  #forget(kept: number): void {
    for (const oldest of this.#scores.keys()) {
      if (this.#scores.size <= kept) return;
      this.#scores.delete(oldest);
      this.#count(oldest, -1);
    }
  }

  #count(set: RegionSet, change: 1 | -1): void {
    this.#sizes[size(set)] = this.knownOfSize(size(set)) + change;
  }

  #recall(set: RegionSet, into: Map<RegionSet, Score>): void {
    const score = this.#scores.get(set);
    if (score !== undefined) into.set(set, score);
  }
}

/** A confidence is 0–1 and a margin −1 … 1, give or take rounding. */
function isScore({ confidence, margin }: Score): boolean {
  return confidence >= 0 && confidence <= 1 + ROUNDING && Math.abs(margin) <= 1 + ROUNDING;
}

function missingScore(): FailureError {
  return new FailureError({ kind: 'internal', detail: 'the scorer gave fewer scores than it was given sets' });
}

/** @param kept how many scores at most; tests make it small */
export function memoise(scorer: Scorer, kept = KEPT): MemoScorer {
  return new Memo(scorer, kept);
}
