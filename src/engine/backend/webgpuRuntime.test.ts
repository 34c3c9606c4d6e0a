import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WebgpuProgram } from './webgpuRuntime.ts';
import { compileAhead, runProgram, webgpuDevice } from './webgpuRuntime.ts';

const isCompileOnly = () => tf.env().getBool('WEBGPU_ENGINE_COMPILE_ONLY');
tf.env().registerFlag('WEBGPU_ENGINE_COMPILE_ONLY', () => false);

type Pipeline = GPUComputePipeline;
const pipeline = (name: string) => ({ label: name }) as Pipeline;

/** A back end that keeps pipelines as TensorFlow.js's does, and computes nothing. */
class FakeWebgpu extends tf.KernelBackend {
  readonly device = { label: 'device' };
  pipelineCache: Record<string, Pipeline | Promise<Pipeline>> = { known: pipeline('known') };
  readonly runWebGPUProgram = vi.fn((program: WebgpuProgram) => ({
    dataId: {},
    shape: program.outputShape,
    dtype: 'float32' as const,
  }));
  override dispose() {
    return undefined;
  }
  override memory() {
    return { unreliable: false };
  }
  override disposeData() {
    return true;
  }
  /** What a kernel does that needs this pipeline. */
  need(key: string, compiled: Promise<Pipeline>) {
    if (!(key in this.pipelineCache)) this.pipelineCache[key] = isCompileOnly() ? compiled : pipeline('first use');
  }
}

let backend: FakeWebgpu;
beforeEach(async () => {
  backend = new FakeWebgpu();
  tf.registerBackend('webgpu', () => backend);
  await tf.setBackend('webgpu');
});
afterEach(async () => {
  await tf.setBackend('cpu');
  tf.removeBackend('webgpu');
});

describe('compiling ahead', () => {
  test('puts pipelines in the cache when they are ready, and not before', async () => {
    let ready: (made: Pipeline) => void = () => undefined;
    const done = compileAhead(() => {
      backend.need('conv', new Promise((resolve) => (ready = resolve)));
      backend.need('known', Promise.resolve(pipeline('anew')));
    });
    expect(isCompileOnly()).toBe(false);
    expect(Object.keys(backend.pipelineCache)).toEqual(['known']);
    ready(pipeline('conv'));
    await done;
    expect(backend.pipelineCache).toEqual({ known: pipeline('known'), conv: pipeline('conv') });
  });

  test('leaves alone what others compiled meanwhile', async () => {
    const done = compileAhead(() => {
      backend.need('conv', Promise.resolve(pipeline('conv')));
    });
    backend.need(
      'conv',
      Promise.reject(new Error('not asked')).catch(() => pipeline('never')),
    );
    await done;
    expect(backend.pipelineCache['conv']).toEqual(pipeline('first use'));
  });

  test('leaves a pipeline that fails to its first use', async () => {
    await compileAhead(() => {
      backend.need('bad', Promise.reject(new Error('no such feature')));
      backend.need('good', Promise.resolve(pipeline('good')));
    });
    expect(Object.keys(backend.pipelineCache)).toEqual(['known', 'good']);
  });

  test('ends also where the computation throws', async () => {
    const broken = compileAhead(() => {
      throw new Error('no such kernel');
    });
    await expect(broken).rejects.toThrow('no such kernel');
    expect(isCompileOnly()).toBe(false);
    expect(Object.keys(backend.pipelineCache)).toEqual(['known']);
  });

  test('is nothing on another back end', async () => {
    await tf.setBackend('cpu');
    const compute = vi.fn();
    await compileAhead(compute);
    expect(compute).not.toHaveBeenCalled();
  });
});

test('a program gets its integers as uniforms, and what it gives belongs to the surrounding tidy', () => {
  const program = { outputShape: [2, 3] } as WebgpuProgram;
  const before = tf.memory().numTensors;
  tf.tidy(() => {
    const output = runProgram(program, [], [7, 5]);
    expect(output.shape).toEqual([2, 3]);
    expect(tf.memory().numTensors).toBe(before + 1);
  });
  expect(tf.memory().numTensors).toBe(before);
  const uniforms = [
    { type: 'int32', data: [7] },
    { type: 'int32', data: [5] },
  ];
  expect(backend.runWebGPUProgram).toHaveBeenCalledWith(program, [], 'float32', uniforms);
});

test('the device is that of the back end in use', async () => {
  expect(webgpuDevice()).toBe(backend.device);
  await tf.setBackend('cpu');
  expect(webgpuDevice()).toBeNull();
});
