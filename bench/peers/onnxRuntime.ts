/**
 * onnxruntime-web with our weights, on WASM with several threads.
 *
 * No dependency of the project: installed into this folder when the bench wants it, and
 * loaded by path, so neither the lock file nor the checks know of it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Network } from '../../src/network/graph.ts';
import { onnxModel } from './onnxModel.ts';
import type { Peer } from './peer.ts';
import { plainGraph } from './plainGraph.ts';

const folder = import.meta.dirname;
const entry = join(folder, 'node_modules/onnxruntime-web/dist/ort.node.min.mjs');

/** What is used of its interface. */
interface Runtime {
  readonly env: { readonly wasm: { numThreads: number }; readonly versions: { readonly web?: string } };
  readonly InferenceSession: {
    create(model: Uint8Array, options: { executionProviders: string[] }): Promise<Session>;
  };
  readonly Tensor: new (
    type: 'float32',
    values: Float32Array,
    dims: readonly number[],
  ) => { readonly data: Float32Array };
}

interface Session {
  run(feeds: Readonly<Record<string, object>>): Promise<Readonly<Record<string, { readonly data: Float32Array }>>>;
  release(): Promise<void>;
}

/** Installs it where it is not yet. Null where that fails. */
export async function loadOnnxRuntime(): Promise<Runtime | null> {
  if (!existsSync(entry)) {
    console.error('Installing onnxruntime-web into bench/peers …');
    const options = ['--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts'];
    spawnSync('npm', ['install', '--prefix', folder, ...options], { stdio: 'ignore' });
  }
  return existsSync(entry) ? ((await import(pathToFileURL(entry).href)) as Runtime) : null;
}

/** @param threads how many it may use; the first network opened decides for all */
export async function openOnnxRuntime(runtime: Runtime, network: Network, threads: number): Promise<Peer> {
  runtime.env.wasm.numThreads = threads;
  const graph = await plainGraph(network);
  const session = await runtime.InferenceSession.create(onnxModel(graph), { executionProviders: ['wasm'] });
  return {
    name: `onnxruntime-web ${runtime.env.versions.web ?? ''} on ${threads} threads`,
    channelsFirst: true,
    probabilities: false,
    async run(pictures, count) {
      const answer = await session.run({
        picture: new runtime.Tensor('float32', pictures, [count, ...graph.inputShape]),
      });
      if (answer['logits'] === undefined) throw new Error('onnxruntime-web gave no logits');
      return answer['logits'].data;
    },
    close: () => session.release(),
  };
}
