import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../core/failure.ts';
import type { BackendName } from './backend.ts';
import type { Candidate } from './candidate.ts';
import type { OpenOptions } from './openBackend.ts';
import { chooseBackend, openBackend } from './openBackend.ts';

const wasmPath = createRequire(import.meta.url)
  .resolve('@tensorflow/tfjs-backend-wasm/package.json')
  .replace('package.json', 'dist/tfjs-backend-wasm-simd.wasm');
const open = (options: Partial<OpenOptions> = {}) =>
  openBackend({ prefer: null, wasmPath, onLost: () => undefined, ...options });

/** A candidate that opens (or does not), and notes what became of it. */
function fake(name: BackendName, fate: { refuses?: string; complains?: string } = {}) {
  const arm = vi.fn();
  const close = vi.fn();
  const candidate: Candidate = {
    name,
    close,
    open: () => {
      if (fate.refuses !== undefined) return Promise.reject(new Error(fate.refuses));
      return Promise.resolve({
        adapter: `${name} adapter`,
        complaint: () => Promise.resolve(fate.complains ?? null),
        arm,
      });
    },
  };
  return { candidate, arm, close };
}
const passes = (): Promise<null> => Promise.resolve(null);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('chooseBackend', () => {
  it('takes the first that opens and passes, asks no further, and arms it', async () => {
    const [webgpu, wasm] = [fake('webgpu'), fake('wasm')];
    const tried: BackendName[] = [];
    const report = await chooseBackend([webgpu.candidate, wasm.candidate], passes, (name) => tried.push(name));
    expect(report).toEqual({
      backend: 'webgpu',
      reason: 'passed the self-test',
      adapter: 'webgpu adapter',
      version: '4.22.0',
    });
    expect(tried).toEqual(['webgpu']);
    expect(webgpu.arm).toHaveBeenCalledOnce();
  });

  it('goes on after a refusal, a failed test and a complaint, and tells every reason', async () => {
    const refusing = fake('webgpu', { refuses: 'no WebGPU adapter' });
    const wrong = fake('wasm');
    const complaining = fake('webgl', { complains: 'shader error' });
    const good = fake('cpu');
    const answers = ['softmax gave 0 instead of 1', null, null];
    const { reason, backend } = await chooseBackend(
      [refusing, wrong, complaining, good].map(({ candidate }) => candidate),
      () => Promise.resolve(answers.shift() ?? null),
      () => undefined,
    );
    expect(backend).toBe('cpu');
    expect(reason).toBe(
      'webgpu: no WebGPU adapter; wasm: failed the self-test: softmax gave 0 instead of 1; ' +
        'webgl: failed the self-test: shader error; passed the self-test',
    );
    for (const { arm } of [refusing, wrong, complaining]) expect(arm).not.toHaveBeenCalled();
    for (const { close } of [wrong, complaining]) expect(close).toHaveBeenCalledOnce();
    for (const { close } of [refusing, good]) expect(close).not.toHaveBeenCalled();
  });

  it('fails with every reason where none works', async () => {
    const candidates = [fake('webgpu', { refuses: 'a' }), fake('wasm', { refuses: 'b' })];
    const thrown: unknown = await chooseBackend(
      candidates.map(({ candidate }) => candidate),
      passes,
      () => undefined,
    ).catch((error: unknown) => error);
    expect(failureOf(thrown)).toEqual({
      kind: 'no-backend',
      tried: [
        { backend: 'webgpu', reason: 'a' },
        { backend: 'wasm', reason: 'b' },
      ],
    });
  });
});

describe('openBackend in Node', () => {
  it('takes WASM, single-threaded, and says why not WebGPU', async () => {
    const tried: BackendName[] = [];
    const report = await open({ onTrying: (name) => tried.push(name) });
    expect(report).toMatchObject({
      backend: 'wasm',
      reason: 'webgpu: this browser has no WebGPU; passed the self-test',
      version: '4.22.0',
    });
    expect(tried).toEqual(['webgpu', 'wasm']);
    expect(tf.getBackend()).toBe('wasm');
    expect(tf.env().getBool('WASM_HAS_MULTITHREAD_SUPPORT')).toBe(false);
    expect(tf.memory().numTensors).toBe(0);
  });

  it('takes the preferred one first', async () => {
    const report = await open({ prefer: 'cpu' });
    expect(report).toMatchObject({ backend: 'cpu', reason: 'passed the self-test' });
    expect(tf.getBackend()).toBe('cpu');
  });

  it('falls back where the preferred one cannot be had', async () => {
    const report = await open({ prefer: 'webgl' });
    expect(report.backend).toBe('wasm');
    expect(report.reason).toBe('webgl: this is no browser; webgpu: this browser has no WebGPU; passed the self-test');
  });

  it.each([
    [null, 'no WebGPU adapter'],
    [
      { isFallbackAdapter: true, vendor: 'x', architecture: '', device: '', description: '' },
      'a software adapter is no GPU',
    ],
  ])('judges the adapter before it downloads anything (%#)', async (info, reason) => {
    vi.stubGlobal('navigator', {
      gpu: { requestAdapter: () => Promise.resolve(info && { info }) },
      hardwareConcurrency: 2,
    });
    const report = await open();
    expect(report.backend).toBe('wasm');
    expect(report.reason).toBe(`webgpu: ${reason}; passed the self-test`);
    expect(report.adapter).toBe('2 processor threads');
  });
});
