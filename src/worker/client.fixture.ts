import type { FailureError } from '../core/failure.ts';
import { createClient, type WorkerLike } from './client.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** A worker that notes what it is told and answers when the test says so. */
export class FakeWorker implements WorkerLike {
  readonly heard: ToWorker[] = [];
  terminated = false;
  readonly #listeners: Record<string, ((event: never) => void)[]> = {};
  refuses = false;

  postMessage(message: ToWorker): void {
    if (this.refuses) throw new DOMException('could not be cloned', 'DataCloneError');
    this.heard.push(message);
  }
  terminate(): void {
    this.terminated = true;
  }
  addEventListener(type: string, listener: (event: never) => void): void {
    (this.#listeners[type] ??= []).push(listener);
  }
  says(message: FromWorker): void {
    this.#fire('message', { data: message });
  }
  crashes(message: string): void {
    this.#fire('error', { message });
  }
  garbles(): void {
    this.#fire('messageerror', {});
  }
  /** Id of the n-th job started here. */
  idOf(n: number): number {
    const start = this.heard.filter((message) => message.type === 'start')[n];
    if (start === undefined) throw new Error(`no job ${n} was started`);
    return start.id;
  }
  #fire(type: string, event: unknown): void {
    for (const listener of this.#listeners[type] ?? []) listener(event as never);
  }
}

export function setUp() {
  const workers: FakeWorker[] = [];
  const client = createClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  return { client, workers };
}

export const fetchPicture = { address: 'https://example.org/bus.jpg' };

/** The failure a promise rejects with. */
export const failureOfRejected = async (promise: Promise<unknown>) =>
  promise.then(
    () => {
      throw new Error('did not reject');
    },
    (thrown: unknown) => (thrown as FailureError).failure,
  );
