/** TensorFlow.js on a GPU device, opened as the program opens it. */
import * as tf from '@tensorflow/tfjs-core';
import type { OpenReport } from '../../src/engine/backend/openBackend.ts';
import { openBackend } from '../../src/engine/backend/openBackend.ts';

/** @throws Error where the device passes no self-test, since nothing that it measures would mean anything */
export async function openDevice(): Promise<OpenReport> {
  const report = await openBackend({
    prefer: 'webgpu',
    wasmPath: '',
    onLost: (failure) => {
      throw new Error(JSON.stringify(failure));
    },
  });
  if (report.backend !== 'webgpu') throw new Error(report.reason);
  return report;
}

/** A device that has compiled nothing yet; every tensor of the one before is gone. */
export async function renewDevice(): Promise<void> {
  const make = tf.findBackendFactory('webgpu');
  tf.removeBackend('webgpu');
  tf.registerBackend('webgpu', make);
  if (!(await tf.setBackend('webgpu'))) throw new Error('the device could not be opened a second time');
}

/** Bytes of all buffers that TensorFlow.js has on the device, used and kept for later. */
export function allocatedBytes(): number {
  return (tf.memory() as tf.MemoryInfo & { readonly numBytesAllocatedInGPU: number }).numBytesAllocatedInGPU;
}
