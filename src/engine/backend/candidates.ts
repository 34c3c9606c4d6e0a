/**
 * How each back end but WebGPU is loaded and opened.
 *
 * Every package is imported only when its turn comes: a reader on WASM downloads
 * neither WebGPU's kernels nor WebGL's. What is found wrong here is told as the
 * reason; which one to take is decided in `openBackend.ts`.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Failure } from '../../core/failure.ts';
import type { OpenedBackend } from './candidate.ts';
import { startBackend } from './candidate.ts';

/** The part of TensorFlow.js's `MathBackendWebGL` that is used here. */
type WebglBackend = tf.KernelBackend & {
  readonly gpgpu: { readonly gl: WebGLRenderingContext & { readonly canvas: EventTarget } };
};

const silent: Pick<OpenedBackend, 'complaint' | 'arm'> = {
  complaint: () => Promise.resolve(null),
  arm: () => undefined,
};

/**
 * Single-threaded SIMD from one binary, whatever TensorFlow.js would choose: its
 * threaded build never starts in a minified page that is cross-origin isolated,
 * and gains nothing over one such back end per worker.
 */
export async function openWasm(wasmPath: string): Promise<OpenedBackend> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  setWasmPaths({
    'tfjs-backend-wasm.wasm': wasmPath,
    'tfjs-backend-wasm-simd.wasm': wasmPath,
    'tfjs-backend-wasm-threaded-simd.wasm': wasmPath,
  });
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await startBackend('wasm');
  const { navigator: here } = globalThis as { navigator?: { readonly hardwareConcurrency?: number } };
  const cores = here?.hardwareConcurrency;
  return { adapter: cores === undefined ? '' : `${cores} processor threads`, ...silent };
}

export async function openWebgl(onLost: (failure: Failure) => void): Promise<OpenedBackend> {
  await import('@tensorflow/tfjs-backend-webgl');
  if (!tf.engine().backendNames().includes('webgl')) throw new Error('this is no browser');
  // For the same reason as on WebGPU: one place of computation.
  tf.env().set('WEBGL_CPU_FORWARD', false);
  await startBackend('webgl');
  const { gl } = (tf.backend() as WebglBackend).gpgpu;
  let armed = false;
  gl.canvas.addEventListener('webglcontextlost', () => {
    if (armed) onLost({ kind: 'device-lost', backend: 'webgl', detail: 'the browser took the WebGL context away' });
  });
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = names && gl.getParameter(names.UNMASKED_RENDERER_WEBGL);
  return {
    adapter: typeof renderer === 'string' ? renderer : '',
    complaint: () => Promise.resolve(gl.isContextLost() ? 'the browser took the WebGL context away' : null),
    arm() {
      armed = true;
    },
  };
}

/** Plain JavaScript: thirty to fifty times slower than WASM, for tests and for people who ask for it. */
export async function openCpu(): Promise<OpenedBackend> {
  await import('@tensorflow/tfjs-backend-cpu');
  await startBackend('cpu');
  return { adapter: '', ...silent };
}
