/**
 * The WebGPU back end: which adapters count as a GPU, and how its silent failures
 * are heard.
 *
 * TensorFlow.js 4.22 listens neither to `device.lost` nor to uncaptured errors, and
 * a shader that fails to compile leaves garbage behind and says so only there
 * (tensorflow/tfjs#8638). Both become failures here. Whether the numbers are right
 * is the self-test's question, not this file's.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Failure } from '../../core/failure.ts';
import type { OpenedBackend } from './candidate.ts';
import { startBackend } from './candidate.ts';
import { webgpuBackend } from './webgpuRuntime.ts';

type AdapterInfo = Pick<GPUAdapterInfo, 'vendor' | 'architecture' | 'device' | 'description'> &
  Partial<Pick<GPUAdapterInfo, 'isFallbackAdapter'>>;

/** Names of CPU rasterisers: Chromium's, Mesa's two, Windows' WARP. */
const rasterisers = /swiftshader|llvmpipe|lavapipe|microsoft basic render/i;

/** A software adapter computes correctly but slower than WASM. */
export function isSoftware(info: AdapterInfo): boolean {
  return info.isFallbackAdapter === true || rasterisers.test(describeAdapter(info));
}

export function describeAdapter({ description, vendor, architecture, device }: AdapterInfo): string {
  const parts = [description, vendor, architecture, device].filter((part) => part !== '');
  return [...new Set(parts)].join(', ');
}

async function findAdapter(evenSoftware: boolean): Promise<AdapterInfo> {
  // `navigator` is absent in Node 20, `gpu` in many browsers.
  const { navigator: here } = globalThis as { navigator?: Partial<Pick<WorkerNavigator, 'gpu'>> };
  if (!here?.gpu) throw new Error('this browser has no WebGPU');
  // The same wish as TensorFlow.js has, so that the same adapter is judged.
  const adapter = await here.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('no WebGPU adapter');
  if (isSoftware(adapter.info) && !evenSoftware) throw new Error('a software adapter is no GPU');
  return adapter.info;
}

/** Until armed, errors belong to the self-test; from then on the first one is a failure of a running program. */
function watch(device: GPUDevice, onLost: (failure: Failure) => void): Pick<OpenedBackend, 'complaint' | 'arm'> {
  let first: Failure | null = null;
  let armed = false;
  const tell = (failure: Failure): void => {
    if (first) return;
    first = failure;
    if (armed) onLost(failure);
  };
  device.addEventListener('uncapturederror', ({ error }) => {
    tell({ kind: 'wrong-result', backend: 'webgpu', detail: error.message });
  });
  void device.lost.then(({ reason, message }) => {
    tell({ kind: 'device-lost', backend: 'webgpu', detail: message || reason });
  });
  return {
    async complaint() {
      await device.queue.onSubmittedWorkDone();
      return first && 'detail' in first ? first.detail : null;
    },
    arm() {
      armed = true;
      if (first) onLost(first);
    },
  };
}

/** `evenSoftware` is for people who asked for WebGPU by name, and for tests. */
export async function openWebgpu(evenSoftware: boolean, onLost: (failure: Failure) => void): Promise<OpenedBackend> {
  const info = await findAdapter(evenSoftware);
  await import('@tensorflow/tfjs-backend-webgpu');
  // Else tensors under 1000 numbers are computed on the CPU, and results depend on where a tensor happens to be.
  tf.env().set('WEBGPU_CPU_FORWARD', false);
  await startBackend('webgpu');
  const { device } = webgpuBackend();
  return { adapter: describeAdapter(info), ...watch(device, onLost) };
}
