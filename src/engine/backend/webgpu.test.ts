import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Failure } from '../../core/failure.ts';
import { describeAdapter, isSoftware, openWebgpu } from './webgpu.ts';

const info = { vendor: 'nvidia', architecture: 'hopper', device: '', description: '' };

/** A GPU with a device that can be lost and can complain; TensorFlow.js gets a back end that only holds it. */
function stubGpu(adapterInfo: object = info) {
  const device = new EventTarget();
  let lose: (lost: { reason: string; message: string }) => void = () => undefined;
  Object.assign(device, {
    lost: new Promise((resolve) => (lose = resolve)),
    queue: { onSubmittedWorkDone: () => Promise.resolve() },
  });
  vi.stubGlobal('navigator', { gpu: { requestAdapter: () => Promise.resolve({ info: adapterInfo }) } });
  if (tf.engine().backendNames().includes('webgpu')) tf.removeBackend('webgpu');
  const register = (): void => {
    tf.registerBackend('webgpu', () => Object.assign(new tf.KernelBackend(), { device, dispose: () => undefined }));
  };
  const complain = (message: string): void => {
    device.dispatchEvent(Object.assign(new Event('uncapturederror'), { error: { message } }));
  };
  return {
    register,
    complain,
    lose: async (message: string) => {
      lose({ reason: 'unknown', message });
      await Promise.resolve();
    },
  };
}

// The real package refuses to load its back end without a GPU; only its flag matters here.
vi.mock('@tensorflow/tfjs-backend-webgpu', () => {
  tf.env().registerFlag('WEBGPU_CPU_FORWARD', () => true);
  return {};
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('isSoftware', () => {
  it('tells rasterisers from GPUs by flag and by name', () => {
    expect(isSoftware(info)).toBe(false);
    expect(isSoftware({ ...info, isFallbackAdapter: false })).toBe(false);
    expect(isSoftware({ ...info, isFallbackAdapter: true })).toBe(true);
    expect(isSoftware({ ...info, architecture: 'swiftshader', vendor: 'google' })).toBe(true);
    expect(isSoftware({ ...info, description: 'llvmpipe (LLVM 15.0.6, 256 bits)' })).toBe(true);
    expect(isSoftware({ ...info, description: 'Microsoft Basic Render Driver' })).toBe(true);
  });
});

describe('describeAdapter', () => {
  it('joins what the browser tells, and nothing twice', () => {
    expect(describeAdapter(info)).toBe('nvidia, hopper');
    expect(describeAdapter({ ...info, description: 'nvidia', device: 'H200' })).toBe('nvidia, hopper, H200');
    expect(describeAdapter({ vendor: '', architecture: '', device: '', description: '' })).toBe('');
  });
});

describe('openWebgpu', () => {
  it('opens a real adapter and keeps small tensors on the GPU', async () => {
    const gpu = stubGpu();
    gpu.register();
    const opened = await openWebgpu(false, () => undefined);
    expect(opened.adapter).toBe('nvidia, hopper');
    expect(await opened.complaint()).toBeNull();
    expect(tf.env().getBool('WEBGPU_CPU_FORWARD')).toBe(false);
  });

  it('opens a software adapter only for those who ask for it', async () => {
    const gpu = stubGpu({ ...info, vendor: 'google', architecture: 'swiftshader' });
    gpu.register();
    await expect(openWebgpu(false, () => undefined)).rejects.toThrow('a software adapter is no GPU');
    expect((await openWebgpu(true, () => undefined)).adapter).toBe('google, swiftshader');
  });

  it('makes an uncaptured error during the test the reason, not a failure of the program', async () => {
    const gpu = stubGpu();
    gpu.register();
    const lost: Failure[] = [];
    const opened = await openWebgpu(false, (failure) => lost.push(failure));
    gpu.complain('setOutputAtIndex expected f32, got i32');
    expect(await opened.complaint()).toBe('setOutputAtIndex expected f32, got i32');
    expect(lost).toEqual([]);
  });

  it('tells the first trouble of a running program, once', async () => {
    const gpu = stubGpu();
    gpu.register();
    const lost: Failure[] = [];
    const opened = await openWebgpu(false, (failure) => lost.push(failure));
    opened.arm();
    gpu.complain('invalid shader');
    gpu.complain('invalid shader');
    await gpu.lose('driver reset');
    expect(lost).toEqual([{ kind: 'wrong-result', backend: 'webgpu', detail: 'invalid shader' }]);
  });

  it('tells a lost device, also one lost between test and use', async () => {
    const gpu = stubGpu();
    gpu.register();
    const lost: Failure[] = [];
    const opened = await openWebgpu(false, (failure) => lost.push(failure));
    await gpu.lose('driver reset');
    expect(lost).toEqual([]);
    opened.arm();
    expect(lost).toEqual([{ kind: 'device-lost', backend: 'webgpu', detail: 'driver reset' }]);
  });
});
