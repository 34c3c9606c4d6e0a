/**
 * Region scorers by subject, with a memory that outlives the job.
 *
 * What was scored once for a picture, network, class and masking is known for the
 * life of the worker (the last few subjects), so a moved slider costs nothing. The
 * evaluators below the memory are opened when something is not known, and only
 * those of the latest subject are kept.
 */
import { FailureError, failureOf } from '../core/failure.ts';
import type { Baseline } from '../core/regions/baseline.ts';
import { baselineOf } from '../core/regions/composite.ts';
import { regionCount } from '../core/regions/grid.ts';
import { memoise, type MemoScorer } from '../core/search/memo.ts';
import type { Scorer } from '../core/search/scorer.ts';
import type { ExplainSettings } from '../core/search/settings.ts';
import type { StopSignal } from '../core/stop.ts';
import type { Evaluator, ScoringSubject } from '../engine/scorer/evaluator.ts';
import { createLocalEvaluator } from '../engine/scorer/localEvaluator.ts';
import { createRegionScorer } from '../engine/scorer/regionScorer.ts';
import type { Subject } from './protocol.ts';
import type { Session } from './session.ts';
import { Shelf } from './shelf.ts';

/** Whoever asks for scores holds the model already, so opening evaluators is short. */
const neverAborts = new AbortController().signal;

/** A memory of a thousand sets takes some 100 KB. */
const keptMemories = 16;

export interface Scoring {
  readonly scorer: MemoScorer;
  readonly baseline: Baseline;
  /** How hidden regions look, for whoever else shows sets to the network. */
  readonly masked: Omit<ScoringSubject, 'target'>;
}

interface OpenScorer {
  readonly scorer: Scorer;
  dispose(): void;
}

type Question = Subject & { readonly target: number; readonly settings: ExplainSettings };

export class SubjectScorers {
  readonly #session: Session;
  /** Least recently used first. */
  readonly #memories = new Map<string, MemoScorer>();
  readonly #open = new Shelf<OpenScorer>(1, (open) => {
    open.dispose();
  });
  /** Set when every scoring thread has died. */
  #withoutThreads = false;

  constructor(session: Session) {
    this.#session = session;
  }

  async scoring(question: Question, signal: AbortSignal): Promise<Scoring> {
    const { grid, footprint, baseline: kind } = question.settings;
    const { seen } = await this.#session.see(question, signal);
    const baseline = baselineOf(kind, seen);
    const masked = { picture: seen, preprocess: question.model.preprocess, grid, footprint, baseline };
    const { picture, fit, model, target } = question;
    const key = JSON.stringify([picture.sha256, fit, model, target, grid, footprint, kind]);
    const scorer =
      this.#memories.get(key) ?? memoise(this.#scorerFor(key, question, { ...masked, target }, regionCount(grid)));
    this.#remember(key, scorer);
    return { scorer, baseline, masked };
  }

  #remember(key: string, scorer: MemoScorer): void {
    this.#memories.delete(key);
    this.#memories.set(key, scorer);
    for (const oldest of this.#memories.keys()) {
      if (this.#memories.size <= keptMemories) return;
      this.#memories.delete(oldest);
    }
  }

  /** Opens evaluators with each list of sets, and in this thread where all others have died. */
  #scorerFor(key: string, question: Subject, subject: ScoringSubject, regions: number): Scorer {
    const score: Scorer['score'] = async (sets, signal) => {
      const { value, release } = await this.#open.take(
        `${key} ${String(this.#withoutThreads)}`,
        (stop) => this.#openScorer(question, subject, regions, stop),
        neverAborts,
      );
      try {
        return await value.scorer.score(sets, signal);
      } finally {
        release();
      }
    };
    return { regions, score: (sets, signal) => this.#unlessBroken(() => score(sets, signal), signal) };
  }

  async #unlessBroken<Output>(work: () => Promise<Output>, signal: StopSignal): Promise<Output> {
    try {
      return await work();
    } catch (thrown) {
      const kind = thrown instanceof FailureError ? thrown.failure.kind : null;
      // A device that computes wrongly is of no more use than one that is gone.
      if (kind === 'wrong-result') this.#session.onEngineFailure(failureOf(thrown));
      if (kind !== 'worker-crashed' || this.#withoutThreads) throw thrown;
      this.#withoutThreads = true;
      signal.throwIfAborted();
      return await work();
    }
  }

  async #openScorer(
    question: Subject,
    subject: ScoringSubject,
    regions: number,
    signal: AbortSignal,
  ): Promise<OpenScorer> {
    const model = await this.#session.model(question.model, signal);
    try {
      const { pool } = await this.#session.openEngine(null);
      const evaluators: readonly Evaluator[] =
        pool.size > 0 && !this.#withoutThreads
          ? await pool.open(model.value, subject)
          : [createLocalEvaluator({ ...subject, network: model.value.network })];
      return {
        scorer: createRegionScorer(regions, evaluators),
        dispose: () => {
          for (const evaluator of evaluators) evaluator.dispose();
          model.release();
        },
      };
    } catch (thrown) {
      model.release();
      throw thrown;
    }
  }
}
