/**
 * Scoring threads for the command line.
 *
 * One thread is this one itself: a second would only wait for it. More are worker
 * threads, each with its own WASM and its own copy of the network; a batch whose
 * thread dies is done by the others (`regionScorer.ts`).
 */
import { Worker } from 'node:worker_threads';
import type { ModelArtifacts, Network } from '../src/network/graph.ts';
import type { Evaluator, ScoringSubject } from '../src/engine/scorer/evaluator.ts';
import { createLocalEvaluator } from '../src/engine/scorer/localEvaluator.ts';
import { connectEngine } from '../src/engine/scorer/remoteEvaluator.ts';
import { portToThread } from './threadPort.ts';

export interface ScoringPool {
  readonly workers: number;
  openSubject(subject: ScoringSubject): Promise<readonly Evaluator[]>;
  readonly close: () => Promise<void>;
}

/** @param network the same network in this thread */
export async function openPool(workers: number, artifacts: ModelArtifacts, network: Network): Promise<ScoringPool> {
  if (workers === 1) {
    return {
      workers,
      openSubject: (subject) => Promise.resolve([createLocalEvaluator({ ...subject, network })]),
      close: () => Promise.resolve(),
    };
  }
  const threads = Array.from({ length: workers }, () => new Worker(new URL('scoringThread.mjs', import.meta.url)));
  const engines = threads.map((thread) => connectEngine(portToThread(thread)));
  const networks = await Promise.all(engines.map((engine) => engine.openNetwork(artifacts)));
  return {
    workers,
    openSubject: (subject) => Promise.all(networks.map((one) => one.openSubject(subject))),
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}
