/** The WASM back end in Node: the only one the command line uses, so that its files are the same everywhere. */
import { createRequire } from 'node:module';
import type { EngineReport } from '../src/engine/backend/backend.ts';
import { openBackend } from '../src/engine/backend/openBackend.ts';

/** @throws FailureError *no-backend* where it does not start or fails its self-test */
export function startWasm(): Promise<Omit<EngineReport, 'workers'>> {
  const wasmPath = createRequire(import.meta.url).resolve(
    '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
  );
  return openBackend({ prefer: 'wasm', wasmPath, onLost: () => undefined });
}
