/**
 * Chooses the back end: a real GPU through WebGPU, else WASM, else WebGL; plain
 * JavaScript only where it is asked for.
 *
 * A back end is used only after the self-test found its numbers right and the
 * platform did not complain meanwhile; one that fails makes room for the next, and
 * why is part of the report. Afterwards a lost device is told once through `onLost`.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Failure } from '../../core/failure.ts';
import { FailureError } from '../../core/failure.ts';
import type { BackendName, EngineReport } from './backend.ts';
import type { Candidate, OpenedBackend } from './candidate.ts';
import { openCpu, openWasm, openWebgl } from './candidates.ts';
import { selfTest } from './selfTest.ts';
import { openWebgpu } from './webgpu.ts';

export interface OpenOptions {
  /** Tried first, software adapters included; the others follow where it fails. */
  readonly prefer: BackendName | null;
  /** Address (in a browser) or path (in Node) of the single-threaded SIMD binary. */
  readonly wasmPath: string;
  readonly onTrying?: (name: BackendName) => void;
  /** The device went away or computes garbage: nothing more can be expected of this thread. */
  readonly onLost: (failure: Failure) => void;
}

export type OpenReport = Omit<EngineReport, 'workers'>;

const order: readonly BackendName[] = ['webgpu', 'wasm', 'webgl'];

function candidatesOf({ prefer, wasmPath, onLost }: OpenOptions): Candidate[] {
  const open: Readonly<Record<BackendName, Candidate['open']>> = {
    webgpu: () => openWebgpu(prefer === 'webgpu', onLost),
    wasm: () => openWasm(wasmPath),
    webgl: () => openWebgl(onLost),
    cpu: openCpu,
  };
  const names = prefer === null ? order : [prefer, ...order.filter((name) => name !== prefer)];
  return names.map((name) => ({
    name,
    open: open[name],
    close() {
      tf.removeBackend(name);
    },
  }));
}

/** Throws an `Error` whose message is the reason why this back end is not used. */
async function openTested(candidate: Candidate, test: () => Promise<string | null>): Promise<OpenedBackend> {
  const opened = await candidate.open();
  const wrong = (await test()) ?? (await opened.complaint());
  if (wrong === null) return opened;
  candidate.close();
  throw new Error(`failed the self-test: ${wrong}`);
}

/** The first candidate that opens and passes; throws *no-backend* with every reason where none does. */
export async function chooseBackend(
  candidates: readonly Candidate[],
  test: () => Promise<string | null>,
  onTrying: (name: BackendName) => void,
): Promise<OpenReport> {
  const tried: { backend: string; reason: string }[] = [];
  for (const candidate of candidates) {
    onTrying(candidate.name);
    try {
      const opened = await openTested(candidate, test);
      opened.arm();
      const refused = tried.map(({ backend, reason }) => `${backend}: ${reason}`);
      return {
        backend: candidate.name,
        reason: [...refused, 'passed the self-test'].join('; '),
        adapter: opened.adapter,
        version: tf.version_core,
      };
    } catch (error) {
      tried.push({ backend: candidate.name, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  throw new FailureError({ kind: 'no-backend', tried });
}

/** Opens the best back end of this thread and makes it TensorFlow.js's current one. */
export async function openBackend(options: OpenOptions): Promise<OpenReport> {
  return chooseBackend(candidatesOf(options), selfTest, options.onTrying ?? (() => undefined));
}
