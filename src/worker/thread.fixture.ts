/** Scoring threads in this thread: the real service behind a real message channel, on the back end that is open. */
import { MessageChannel } from 'node:worker_threads';
import { serveEvaluators } from '../engine/scorer/evaluatorService.ts';
import type { NestedWorker } from './thread.ts';

export interface FakeThread extends NestedWorker {
  /** Messages it was sent. */
  readonly heard: { readonly type: string }[];
  readonly ended: boolean;
  says(message: unknown): void;
  dies(message: string): void;
}

/** @param greeting what it says of itself; null: it says nothing */
export function fakeThread(greeting: unknown = { type: 'ready' }): FakeThread {
  const { port1, port2 } = new MessageChannel();
  const listeners = {
    message: [] as ((event: { data: unknown }) => void)[],
    error: [] as ((event: { message: string }) => void)[],
  };
  const heard: { readonly type: string }[] = [];
  let ended = false;
  const says = (data: unknown): void => {
    for (const listener of listeners.message) listener({ data });
  };
  const end = (): void => {
    ended = true;
    port1.close();
  };
  serveEvaluators({
    post: (message) => {
      port2.postMessage(message);
    },
    onMessage: (handler) => port2.on('message', handler),
  });
  port1.on('message', says);
  port1.unref();
  port2.unref();
  if (greeting !== null)
    setImmediate(() => {
      says(greeting);
    });
  return {
    heard,
    get ended() {
      return ended;
    },
    says,
    dies: (message) => {
      end();
      for (const listener of listeners.error) listener({ message });
    },
    postMessage: (message) => {
      heard.push(message as { type: string });
      if (!ended) port1.postMessage(message);
    },
    terminate: end,
    addEventListener: (type: 'message' | 'error', listener: never) => {
      listeners[type].push(listener);
    },
  };
}
