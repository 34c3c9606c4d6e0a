/**
 * A scoring thread: a WASM back end and the evaluators that the engine asks for.
 *
 * The engine sends nothing before this thread has said that it is ready.
 */
import { openBackend } from '../engine/backend/openBackend.ts';
import { wasmBinaryUrl } from '../engine/backend/wasmBinary.ts';
import { failureOf } from '../core/failure.ts';
import { serveEvaluators } from '../engine/scorer/evaluatorService.ts';
import type { Greeting } from './thread.ts';

declare const self: DedicatedWorkerGlobalScope;

const greet = (greeting: Greeting): void => {
  self.postMessage(greeting);
};

serveEvaluators({
  post: (message, transfer = []) => {
    self.postMessage(message, transfer);
  },
  onMessage: (handler) => {
    self.onmessage = (event: MessageEvent<unknown>) => {
      handler(event.data);
    };
  },
});

try {
  await openBackend({ prefer: 'wasm', wasmPath: wasmBinaryUrl, onLost: () => undefined });
  greet({ type: 'ready' });
} catch (thrown) {
  greet({ type: 'unfit', detail: JSON.stringify(failureOf(thrown)) });
}
