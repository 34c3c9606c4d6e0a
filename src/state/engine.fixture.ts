/** An engine that does nothing by itself: it answers when the test says so. */
import type { Failure } from '../core/failure.ts';
import { FailureError } from '../core/failure.ts';
import type { EngineClient, RunOptions } from '../worker/client.ts';
import type { JobName, Jobs } from '../worker/protocol.ts';

/** One job under way, to be ended by the test. */
export interface Call<N extends JobName = JobName> {
  readonly job: N;
  readonly input: Jobs[N]['input'];
  readonly signal: AbortSignal | undefined;
  progress(progress: Jobs[N]['progress']): void;
  done(output: Jobs[N]['output']): Promise<void>;
  fail(failure: Failure): Promise<void>;
}

/** Lets everything that can go on go on. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class FakeEngine implements EngineClient {
  readonly calls: Call[] = [];
  #listeners: ((failure: Failure) => void)[] = [];
  #open = new Map<Call, (reason: Error) => void>();

  run<N extends JobName>(job: N, input: Jobs[N]['input'], options: RunOptions<N> = {}): Promise<Jobs[N]['output']> {
    return new Promise((resolve, reject) => {
      const { signal, onProgress } = options;
      const end = (how: () => void): Promise<void> => {
        this.#open.delete(call);
        how();
        return settle();
      };
      const call: Call<N> = {
        job,
        input,
        signal,
        progress: (progress) => {
          if (signal?.aborted !== true) onProgress?.(progress);
        },
        done: (output) =>
          end(() => {
            resolve(output);
          }),
        fail: (failure) =>
          end(() => {
            reject(new FailureError(failure));
          }),
      };
      signal?.addEventListener(
        'abort',
        () =>
          void end(() => {
            reject(signal.reason as Error);
          }),
      );
      this.#open.set(call, reject);
      this.calls.push(call);
    });
  }
  onEngineFailure(listener: (failure: Failure) => void): void {
    this.#listeners.push(listener);
  }
  close(): void {
    this.#open.clear();
  }
  /** As the client does: everything under way fails, then whoever listens is told. */
  async losesDevice(): Promise<void> {
    const failure: Failure = { kind: 'device-lost', backend: 'webgpu', detail: 'reset' };
    for (const reject of this.#open.values()) reject(new FailureError(failure));
    this.#open.clear();
    for (const listener of this.#listeners) listener(failure);
    await settle();
  }
  /** The latest call of that name. */
  last<N extends JobName>(job: N): Call<N> {
    const call = this.calls.findLast((one) => one.job === job);
    if (call === undefined) throw new Error(`nobody asked for ${job}`);
    return call as unknown as Call<N>;
  }
  count(job: JobName): number {
    return this.calls.filter((one) => one.job === job).length;
  }
  /** Names of the jobs that are under way. */
  get running(): string[] {
    return [...this.#open.keys()].map((call) =>
      call.job === 'map' ? (call.input as Jobs['map']['input']).method : call.job,
    );
  }
}
