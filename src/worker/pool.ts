/**
 * The threads that score region sets, all with the same networks.
 *
 * On WASM as many single-threaded workers as pay (`threadCount`) share each
 * batch: 3.3 pictures for the time of one on four cores, where the threaded WASM
 * binary gives the same on an isolated page only. They may hold a second network
 * beside the one that was opened last, made ready before anybody asks for it. What
 * gives way is freed, and evaluators made from it reject from then on. Without threads
 * (a GPU, or nested workers are not to be had) it has nothing to give and scoring
 * is done where the engine is.
 */
import type { Evaluator, ScoringSubject } from '../engine/scorer/evaluator.ts';
import { connectEngine, type RemoteEngine, type RemoteNetwork } from '../engine/scorer/remoteEvaluator.ts';
import type { OpenModel } from '../engine/openModel.ts';
import type { Port } from '../engine/scorer/port.ts';

/** More than four add heat, not speed: the memory bus is shared. */
const mostThreads = 4;
/** Networks held at once. */
const mostNetworks = 2;
/** Weights of all networks in one thread, in bytes: two small ones, never two large ones. */
const mostBytes = 32e6;

/** @param cores as the platform tells; undefined where it does not */
export function threadCount(cores: number | undefined): number {
  return Math.max(1, Math.min(mostThreads, cores ?? 1));
}

type PooledModel = Pick<OpenModel, 'sha256' | 'artifacts'>;

interface Held {
  readonly bytes: number;
  /** In every thread, by the order of threads. */
  readonly opened: Promise<readonly PromiseSettledResult<RemoteNetwork>[]>;
}

export class ScoringPool {
  readonly #threads: readonly RemoteEngine[];
  /** By SHA-256; the one opened last is last. */
  readonly #networks = new Map<string, Held>();

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

  /** One evaluator per thread that could make one; rejects where none could. */
  async open(model: PooledModel, subject: ScoringSubject): Promise<readonly Evaluator[]> {
    const held = this.#networks.get(model.sha256) ?? this.#hold(model, this.#whatGivesWay(model));
    this.#networks.delete(model.sha256);
    this.#networks.set(model.sha256, held);
    const made = await Promise.allSettled((await held.opened).map((network) => openSubject(network, subject)));
    const evaluators = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const failed = made.find((one) => one.status === 'rejected');
    if (evaluators.length === 0 && failed !== undefined) throw failed.reason;
    return evaluators;
  }

  /**
   * Gives the threads a network that will be asked for, and computes once what its first
   * batch would pay for; `subject` is any of that network. Nothing where there is no room
   * beside the network in use. Never rejects: whoever opens the network hears what is wrong.
   */
  async prepare(model: PooledModel, subject: ScoringSubject): Promise<void> {
    if (this.#networks.has(model.sha256)) return;
    const gone = this.#whatGivesWay(model);
    const inUse = [...this.#networks.keys()].at(-1);
    if (inUse !== undefined && gone.includes(inUse)) return;
    const held = this.#hold(model, gone);
    // Not yet in use, so it comes before the one that is.
    const latest = inUse === undefined ? undefined : this.#networks.get(inUse);
    if (inUse !== undefined && latest !== undefined) {
      this.#networks.delete(inUse);
      this.#networks.set(inUse, latest);
    }
    await Promise.allSettled((await held.opened).map((network) => warm(network, subject)));
  }

  #hold(model: PooledModel, gone: readonly string[]): Held {
    // Freed first, so that three are never held at once.
    const freed = gone.map(async (sha256) => {
      close((await this.#networks.get(sha256)?.opened) ?? []);
    });
    for (const sha256 of gone) this.#networks.delete(sha256);
    const opened = Promise.all(freed).then(() =>
      Promise.allSettled(this.#threads.map((thread) => thread.openNetwork(model.artifacts))),
    );
    const held = { bytes: model.artifacts.weightData.byteLength, opened };
    this.#networks.set(model.sha256, held);
    return held;
  }

  /** SHA-256 of the networks that leave no room for one more, the least recently opened first. */
  #whatGivesWay({ artifacts }: PooledModel): string[] {
    let bytes = [...this.#networks.values()].reduce((sum, held) => sum + held.bytes, artifacts.weightData.byteLength);
    let count = this.#networks.size + 1;
    const gone: string[] = [];
    for (const [sha256, held] of this.#networks) {
      if (count <= mostNetworks && bytes <= mostBytes) break;
      gone.push(sha256);
      bytes -= held.bytes;
      count--;
    }
    return gone;
  }
}

function openSubject(network: PromiseSettledResult<RemoteNetwork>, subject: ScoringSubject): Promise<Evaluator> {
  return network.status === 'fulfilled' ? network.value.openSubject(subject) : Promise.reject(network.reason as Error);
}

async function warm(network: PromiseSettledResult<RemoteNetwork>, subject: ScoringSubject): Promise<void> {
  const evaluator = await openSubject(network, subject);
  await evaluator.warm();
  evaluator.dispose();
}

function close(networks: readonly PromiseSettledResult<RemoteNetwork>[]): void {
  for (const network of networks) if (network.status === 'fulfilled') network.value.close();
}
