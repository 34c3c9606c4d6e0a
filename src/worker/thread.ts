/**
 * One nested worker that scores region sets, as the page's engine sees it.
 *
 * It says *ready* when its back end has passed its self-test; one that cannot
 * start (nested workers are blocked, no WASM) is no error but a reason to compute
 * without it.
 */
import type { Port } from '../engine/scorer/port.ts';

/** What a scoring worker says once, before it answers anything. */
export type Greeting = { readonly type: 'ready' } | { readonly type: 'unfit'; readonly detail: string };

/** The part of a nested `Worker` used here. */
export interface NestedWorker {
  postMessage(message: unknown, transfer: Transferable[]): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message: string }) => void): void;
}

/** Resolves with the port to the thread when it is ready, rejects when it cannot be. */
export function startThread(makeWorker: () => NestedWorker): Promise<Port> {
  return new Promise((resolve, reject) => {
    const worker = makeWorker();
    let onMessage: ((message: unknown) => void) | null = null;
    let onLost: ((detail: string) => void) | null = null;
    const port: Port = {
      post: (message, transfer = []) => {
        worker.postMessage(message, transfer);
      },
      onMessage: (handler) => {
        onMessage = handler;
      },
      onLost: (handler) => {
        onLost = handler;
      },
    };
    const fail = (detail: string): void => {
      worker.terminate();
      reject(new Error(detail));
      onLost?.(detail);
    };
    worker.addEventListener('message', ({ data }) => {
      if (onMessage !== null) {
        onMessage(data);
        return;
      }
      const greeting = data as Greeting;
      if (greeting.type === 'ready') resolve(port);
      else fail(greeting.detail);
    });
    worker.addEventListener('error', ({ message }) => {
      fail(message);
    });
  });
}
