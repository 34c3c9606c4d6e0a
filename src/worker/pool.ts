/**
 * The threads that score region sets, all with the same network.
 *
 * On WASM as many single-threaded workers as pay (`threadCount`) share each
 * batch: 3.3 pictures for the time of one on four cores, where the threaded WASM
 * binary gives the same on an isolated page only. Opening another network frees
 * the one before; evaluators made from that reject from then on. Without threads
 * (a GPU, or nested workers are not to be had) it has nothing to give and scoring
 * is done where the engine is.
 */
import type { Evaluator, ScoringSubject } from '../engine/scorer/evaluator.ts';
import { connectEngine, type RemoteEngine } from '../engine/scorer/remoteEvaluator.ts';
import type { OpenModel } from '../engine/openModel.ts';
import type { Port } from '../engine/scorer/port.ts';

/** More than four add heat, not speed: the memory bus is shared. */
const mostThreads = 4;

/** @param cores as the platform tells; undefined where it does not */
export function threadCount(cores: number | undefined): number {
  return Math.max(1, Math.min(mostThreads, cores ?? 1));
}

export class ScoringPool {
  readonly #threads: readonly RemoteEngine[];
  #network: { readonly sha256: string; readonly opened: Promise<unknown> } | null = null;

  private constructor(ports: readonly Port[]) {
    this.#threads = ports.map(connectEngine);
  }

  /** A pool of the threads that started; may be none. */
  static async start(count: number, startOne: () => Promise<Port>): Promise<ScoringPool> {
    const started = await Promise.allSettled(Array.from({ length: count }, () => startOne()));
    return new ScoringPool(started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
  }

  static none(): ScoringPool {
    return new ScoringPool([]);
  }

  get size(): number {
    return this.#threads.length;
  }

  /** True while evaluators made for this model still answer. */
  holds({ sha256 }: Pick<OpenModel, 'sha256'>): boolean {
    return this.#network?.sha256 === sha256;
  }

  /** One evaluator per thread that could make one; rejects where none could. */
  async open(model: Pick<OpenModel, 'sha256' | 'artifacts'>, subject: ScoringSubject): Promise<readonly Evaluator[]> {
    if (!this.holds(model)) {
      const opened = Promise.allSettled(this.#threads.map((thread) => thread.openNetwork(model.artifacts)));
      this.#network = { sha256: model.sha256, opened };
    }
    await this.#network?.opened;
    const made = await Promise.allSettled(this.#threads.map((thread) => thread.openSubject(subject)));
    const evaluators = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const failed = made.find((one) => one.status === 'rejected');
    if (evaluators.length === 0 && failed !== undefined) throw failed.reason;
    return evaluators;
  }
}
