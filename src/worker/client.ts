/**
 * The page's end of the worker: `run(job, input)` is a promise that always settles.
 *
 * The worker starts with the first job. A crash fails everything under way and
 * the next job gets a fresh worker, which is told first what `start-engine` was
 * last told. A stopped job rejects at once with its signal's reason; a worker that
 * has not let go of it 3 s later is replaced, and what else it was doing starts
 * over in the new one (jobs carry all they need).
 *
 * Knows nothing of what the jobs compute, and never imports anything that does.
 */
import type { Failure } from '../core/failure.ts';
import { failureOf, FailureError } from '../core/failure.ts';
import type { FromWorker, JobName, Jobs, ToWorker } from './protocol.ts';

/** How long a stopped job may take to end before its worker is replaced. */
export const graceMilliseconds = 3000;

export interface RunOptions<N extends JobName> {
  readonly onProgress?: (progress: Jobs[N]['progress']) => void;
  readonly signal?: AbortSignal;
}

export interface EngineClient {
  /** Rejects with a `FailureError`, or with `signal.reason` once that is aborted. */
  run<N extends JobName>(job: N, input: Jobs[N]['input'], options?: RunOptions<N>): Promise<Jobs[N]['output']>;
  /** Hears what is not about one job (`device-lost`); the jobs under way have been rejected with it. */
  onEngineFailure(listener: (failure: Failure) => void): void;
  /** Ends the worker; everything under way is rejected. */
  close(): void;
}

/** The part of `Worker` used here. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message: string }) => void): void;
  addEventListener(type: 'messageerror', listener: () => void): void;
}

type StartMessage = Extract<ToWorker, { readonly type: 'start' }>;

interface RunningJob {
  readonly start: StartMessage;
  /** Null once the page has stopped listening. */
  listener: {
    readonly progress: (progress: unknown) => void;
    readonly resolve: (output: unknown) => void;
    readonly reject: (reason: Error) => void;
  } | null;
  grace: ReturnType<typeof setTimeout> | null;
}

export function createClient(makeWorker: () => WorkerLike): EngineClient {
  const client = new Client(makeWorker);
  return {
    run: (job, input, options = {}) => client.run(job, input, options),
    onEngineFailure: (listener) => client.listeners.push(listener),
    close: () => {
      client.failAll({ kind: 'worker-crashed', detail: 'closed' });
    },
  };
}

class Client {
  readonly listeners: ((failure: Failure) => void)[] = [];
  readonly #makeWorker: () => WorkerLike;
  readonly #jobs = new Map<number, RunningJob>();
  #worker: WorkerLike | null = null;
  #engine: Jobs['start-engine']['input'] | null = null;
  #nextId = 1;

  constructor(makeWorker: () => WorkerLike) {
    this.#makeWorker = makeWorker;
  }

  run<N extends JobName>(job: N, input: Jobs[N]['input'], options: RunOptions<N>): Promise<Jobs[N]['output']> {
    return new Promise((resolve, reject) => {
      const { signal, onProgress } = options;
      if (signal?.aborted === true) {
        reject(signal.reason as Error);
        return;
      }
      const id = this.#nextId++;
      const start = { type: 'start', id, job, input } as StartMessage;
      const stop = (): void => {
        this.#stop(id, signal?.reason as Error);
      };
      const listener = {
        progress: (progress: unknown) => onProgress?.(progress as Jobs[N]['progress']),
        resolve: (output: unknown) => {
          signal?.removeEventListener('abort', stop);
          resolve(output as Jobs[N]['output']);
        },
        reject: (reason: Error) => {
          signal?.removeEventListener('abort', stop);
          reject(reason);
        },
      };
      signal?.addEventListener('abort', stop);
      this.#begin({ start, listener, grace: null });
    });
  }

  #begin(job: RunningJob): void {
    try {
      this.#worker ??= this.#startWorker(job.start.job);
      if (job.start.job === 'start-engine') this.#engine = job.start.input;
      this.#worker.postMessage(job.start);
      this.#jobs.set(job.start.id, job);
    } catch (thrown) {
      job.listener?.reject(new FailureError(failureOf(thrown)));
    }
  }

  #startWorker(firstJob: JobName): WorkerLike {
    const worker = this.#makeWorker();
    const crashed = (detail: string): void => {
      if (this.#worker === worker) this.failAll({ kind: 'worker-crashed', detail });
    };
    worker.addEventListener('message', (event) => {
      if (this.#worker === worker) this.#hear(event.data as FromWorker);
    });
    worker.addEventListener('error', (event) => {
      crashed(event.message);
    });
    worker.addEventListener('messageerror', () => {
      crashed('a message could not be read');
    });
    if (this.#engine !== null && firstJob !== 'start-engine')
      worker.postMessage({ type: 'start', id: 0, job: 'start-engine', input: this.#engine });
    return worker;
  }

  #hear(message: FromWorker): void {
    if (message.type === 'engine') {
      this.failAll(message.failure);
      for (const listener of this.listeners) listener(message.failure);
      return;
    }
    const job = this.#jobs.get(message.id);
    if (job === undefined) return;
    if (message.type === 'progress') {
      job.listener?.progress(message.progress);
      return;
    }
    this.#jobs.delete(message.id);
    if (job.grace !== null) clearTimeout(job.grace);
    if (message.type === 'done') job.listener?.resolve(message.output);
    else
      job.listener?.reject(
        new FailureError(
          message.type === 'failed' ? message.failure : { kind: 'internal', detail: 'stopped without being asked to' },
        ),
      );
  }

  #stop(id: number, reason: Error): void {
    const job = this.#jobs.get(id);
    if (job?.listener == null) return;
    job.listener.reject(reason);
    job.listener = null;
    this.#worker?.postMessage({ type: 'stop', id });
    job.grace = setTimeout(() => {
      this.#replaceWorker();
    }, graceMilliseconds);
  }

  /** The worker is deaf: whoever still listens starts over in a fresh one. */
  #replaceWorker(): void {
    const unfinished = this.#drop().filter((job) => job.listener !== null);
    for (const job of unfinished) this.#begin(job);
  }

  failAll(failure: Failure): void {
    for (const job of this.#drop()) job.listener?.reject(new FailureError(failure));
  }

  #drop(): RunningJob[] {
    const dropped = [...this.#jobs.values()];
    this.#jobs.clear();
    for (const job of dropped) if (job.grace !== null) clearTimeout(job.grace);
    this.#worker?.terminate();
    this.#worker = null;
    return dropped;
  }
}
