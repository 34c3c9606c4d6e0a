import { createRequire } from 'node:module';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { disagreement, measure, probes, selfTest, summary, tolerance } from './selfTest.ts';
import { selfTestValues } from './selfTestValues.ts';

const wasmFolder = createRequire(import.meta.url)
  .resolve('@tensorflow/tfjs-backend-wasm/package.json')
  .replace('package.json', 'dist/');

beforeAll(() => {
  setWasmPaths(wasmFolder);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
});

describe('the stored values', () => {
  it('are what the cpu back end gives, to 1e-6, and cover every probe', async () => {
    await tf.setBackend('cpu');
    const before = tf.memory().numTensors;
    expect(Object.keys(selfTestValues)).toEqual(Object.keys(probes));
    for (const [name, probe] of Object.entries(probes)) {
      const measured = await measure(probe);
      measured.forEach((value, i) => {
        const expected = selfTestValues[name]![i]!;
        expect(Math.abs(value - expected), `${name}: ${measured.join(', ')}`).toBeLessThanOrEqual(
          1e-6 * Math.max(1, Math.abs(expected)),
        );
      });
    }
    expect(tf.memory().numTensors).toBe(before);
  });

  it('are large enough that zeros, or one result for another, would be noticed', () => {
    const names = Object.keys(probes);
    for (const name of names) {
      expect(disagreement(Array(8).fill(0) as number[], selfTestValues[name]!), name).not.toBeNull();
      for (const other of names)
        if (other !== name)
          expect(disagreement(selfTestValues[other]!, selfTestValues[name]!), `${other} for ${name}`).not.toBeNull();
    }
  });
});

describe('selfTest', () => {
  const kernels: tf.KernelConfig[] = [];
  /** Replaces one kernel of the cpu back end until the end of the test. */
  const sabotage = (kernelName: string, kernelFunc: tf.KernelFunc): void => {
    const original = tf.getKernel(kernelName, 'cpu');
    kernels.push(original);
    tf.unregisterKernel(kernelName, 'cpu');
    tf.registerKernel({ ...original, kernelFunc });
  };

  afterEach(() => {
    for (const kernel of kernels.splice(0)) {
      tf.unregisterKernel(kernel.kernelName, kernel.backendName);
      tf.registerKernel(kernel);
    }
  });

  it('passes WASM and leaves no tensor behind', async () => {
    await tf.setBackend('wasm');
    const before = tf.memory().numTensors;
    expect(await selfTest()).toBeNull();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('leaves room in the heap of a WASM thread, which never shrinks', async () => {
    await tf.setBackend('wasm');
    expect(await selfTest()).toBeNull();
    const { wasm } = tf.backend() as unknown as { readonly wasm: { readonly HEAPU8: Uint8Array } };
    expect(wasm.HEAPU8.length).toBeLessThan(20e6);
  });

  it('names the kernel that returns zeros', async () => {
    await tf.setBackend('cpu');
    sabotage('DepthwiseConv2dNative', () => {
      const shape = [1, 7, 7, 8];
      return { dataId: tf.backend().write(new Float32Array(392), shape, 'float32'), shape, dtype: 'float32' };
    });
    expect(await selfTest()).toMatch(/^strided depthwise convolution gave 0 instead of 0\.0596/);
  });

  it('names the kernel that is missing, and leaves no tensor behind then either', async () => {
    await tf.setBackend('cpu');
    const before = tf.memory().numTensors;
    sabotage('LRN', () => {
      throw new Error('no such kernel');
    });
    expect(await selfTest()).toBe('local response normalisation failed: no such kernel');
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('disagreement', () => {
  it('allows the tolerance, relative above 1, and not more', () => {
    expect(disagreement([1 + 0.9 * tolerance, 100 * (1 - 0.9 * tolerance)], [1, 100])).toBeNull();
    expect(disagreement([1, 100 * (1 + 1.1 * tolerance)], [1, 100])).toMatch(/^gave 100\.01.* instead of 100$/);
  });

  it('refuses the precision of half floats, NaN and missing numbers', () => {
    expect(disagreement([Math.fround(1 / 3) + 2 ** -12], [1 / 3])).not.toBeNull();
    expect(disagreement([NaN], [0])).toBe('gave NaN instead of 0');
    expect(disagreement([], [0])).not.toBeNull();
  });
});

describe('summary', () => {
  it('is mean, mean size, and six values from first to last', () => {
    expect(summary([-1, 2, -3, 4, -5, 6])).toEqual([0.5, 3.5, -1, 2, -3, 4, -5, 6]);
    expect(summary([7])).toEqual(Array(8).fill(7));
  });
});
