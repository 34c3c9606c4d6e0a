/**
 * Region scorers by subject, with a memory that outlives the job.
 *
 * What was scored once for a picture, network, class and masking is known from then
 * on (`scores/scoreMemories.ts`), so a moved slider costs nothing. The evaluators below
 * the memory are opened as soon as somebody asks about a subject, while its memory is
 * read, and only those of the latest subject are kept.
 */
import { FailureError, failureOf } from '../core/failure.ts';
import type { Baseline } from '../core/regions/baseline.ts';
import { baselineOf } from '../core/regions/composite.ts';
import { regionCount } from '../core/regions/grid.ts';
import type { MemoScorer } from '../core/search/memo.ts';
import type { RegionSet } from '../core/regions/regionSet.ts';
import type { Score, Scorer } from '../core/search/scorer.ts';
import type { ExplainSettings } from '../core/search/settings.ts';
import type { StopSignal } from '../core/stop.ts';
import type { Evaluator, ScoringSubject } from '../engine/scorer/evaluator.ts';
import { createLocalEvaluator } from '../engine/scorer/localEvaluator.ts';
import { createRegionScorer } from '../engine/scorer/regionScorer.ts';
import { sha256Of } from '../engine/sha256.ts';
import type { Subject } from './protocol.ts';
import { ScoreArchive } from './scores/scoreArchive.ts';
import { ScoreMemories } from './scores/scoreMemories.ts';
import type { Session } from './session.ts';
import { Shelf, type Lease } from './shelf.ts';

/** Whoever asks for scores holds the model already, so opening evaluators is short. */
const neverAborts = new AbortController().signal;

/** Counts up when the same picture and sets would get other scores: another masking, footprint or baseline. */
const SCORING = 1;

export interface Scoring {
  readonly scorer: MemoScorer;
  readonly baseline: Baseline;
  /** How hidden regions look, for whoever else shows sets to the network. */
  readonly masked: Omit<ScoringSubject, 'target'>;
  /** Writes down what has been scored by now, for the next visit. Never rejects. */
  readonly keep: () => Promise<void>;
}

interface OpenScorer {
  readonly scorer: Scorer;
  dispose(): void;
}

type Question = Subject & { readonly target: number; readonly settings: ExplainSettings };

export class SubjectScorers {
  readonly #session: Session;
  readonly #memories: ScoreMemories;
  readonly #open = new Shelf<OpenScorer>(1, (open) => {
    open.dispose();
  });
  /** Set when every scoring thread has died. */
  #withoutThreads = false;

  constructor(session: Session) {
    this.#session = session;
    this.#memories = new ScoreMemories(new ScoreArchive(session.platform.scoreCache));
  }

  async scoring(question: Question, signal: AbortSignal): Promise<Scoring> {
    const { grid, footprint, baseline: kind } = question.settings;
    const { seen } = await this.#session.see(question, signal);
    const baseline = baselineOf(kind, seen);
    const masked = { picture: seen, preprocess: question.model.preprocess, grid, footprint, baseline };
    const { picture, fit, model, target } = question;
    const key = JSON.stringify([picture.sha256, fit, model, target, grid, footprint, kind]);
    const subject = { ...masked, target };
    const regions = regionCount(grid);
    const open = (): Promise<Lease<OpenScorer>> => this.#take(key, question, subject, regions);
    // What goes wrong here goes wrong again where something is scored, and is told there.
    void open().then(({ release }) => {
      release();
    }, ignore);
    const memory = await this.#memories.take({
      key,
      below: { regions, score: (sets, stop) => this.#unlessBroken(() => scoreWith(open, sets, stop), stop) },
      question: () => this.#archived(question, subject),
    });
    return { ...memory, baseline, masked };
  }

  /** Everything that a score depends on: of the picture what the network sees, of the network what its files hold. */
  async #archived({ model, settings }: Question, subject: ScoringSubject): Promise<string> {
    const { report } = await this.#session.openEngine(null);
    const { value, release } = await this.#session.model(model, neverAborts);
    release();
    const { picture, preprocess, grid, footprint, target } = subject;
    const pixels = await sha256Of(new Uint8Array(picture.rgb));
    const seen = [pixels, picture.width, picture.height];
    const network = [value.sha256, model.outputs, preprocess, report.backend];
    return JSON.stringify([SCORING, seen, network, target, grid.rows, grid.cols, footprint, settings.baseline]);
  }

  /** The evaluators of a subject; in this thread where all others have died. */
  #take(key: string, question: Subject, subject: ScoringSubject, regions: number): Promise<Lease<OpenScorer>> {
    return this.#open.take(
      `${key} ${String(this.#withoutThreads)}`,
      (stop) => this.#openScorer(question, subject, regions, stop),
      neverAborts,
    );
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

async function scoreWith(
  open: () => Promise<Lease<OpenScorer>>,
  sets: readonly RegionSet[],
  signal: StopSignal,
): Promise<readonly Score[]> {
  const { value, release } = await open();
  try {
    return await value.scorer.score(sets, signal);
  } finally {
    release();
  }
}

function ignore(): void {
  return undefined;
}
