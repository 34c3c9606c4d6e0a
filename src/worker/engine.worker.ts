/** The page's one worker: joins the platform, the session, the jobs and the host. */
import { openBackend } from '../engine/backend/openBackend.ts';
import { wasmBinaryUrl } from '../engine/backend/wasmBinary.ts';
import { browserModelCache } from '../engine/catalogue/modelCache.ts';
import { decodePicture } from '../engine/picture/decode.ts';
import { createHandlers } from './handlers.ts';
import { serve } from './host.ts';
import type { ToWorker } from './protocol.ts';
import { Session } from './session.ts';
import { browserScoreCache } from './scores/scoreCache.ts';
import { startThread } from './thread.ts';

declare const self: DedicatedWorkerGlobalScope;

const session = new Session({
  openBackend: (options) => openBackend({ ...options, wasmPath: wasmBinaryUrl }),
  startThread: () => startThread(() => new Worker(new URL('./scoring.worker.ts', import.meta.url), { type: 'module' })),
  cores: navigator.hardwareConcurrency,
  decode: decodePicture,
  modelCache: browserModelCache,
  scoreCache: browserScoreCache,
  fetchFile: (input, init) => fetch(input, init),
});

const host = serve(
  {
    post: (message, transfer) => {
      self.postMessage(message, transfer);
    },
    onMessage: (handler) => {
      self.onmessage = (event: MessageEvent<ToWorker>) => {
        handler(event.data);
      };
    },
  },
  createHandlers(session),
);
session.onEngineFailure = host.reportEngineFailure;
