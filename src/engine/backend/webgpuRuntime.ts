/**
 * TensorFlow.js's WebGPU back end beyond its kernels: programs of our own, and compiling ahead.
 *
 * A program runs in the same queue as the kernels, so nothing is waited for between
 * them. Knows no pictures and no networks. Field names are those of TensorFlow.js 4.22.
 */
import * as tf from '@tensorflow/tfjs-core';

/** What TensorFlow.js wants to know of a compute shader (its `WebGPUProgram`). */
export interface WebgpuProgram {
  /** One for each different shader code; shapes need not be part of it. */
  shaderKey: string;
  readonly outputShape: number[];
  /** Names of the inputs in the code; each also gives `uniforms.<name>Shape`. */
  readonly variableNames: string[];
  /** Fields that follow the shapes in `uniforms`, each ended by a comma. */
  readonly uniforms: string;
  readonly workgroupSize: [number, number, number];
  readonly dispatchLayout: { readonly x: number[] };
  dispatch: [number, number, number];
  /** WGSL with `fn main(index : i32)`, which runs once per thread and writes to `result`. */
  readonly getUserCode: () => string;
}

type Pipelines = Record<string, GPUComputePipeline | Promise<GPUComputePipeline>>;

type WebgpuBackend = tf.KernelBackend & {
  readonly device: GPUDevice;
  pipelineCache: Pipelines;
  runWebGPUProgram(
    program: WebgpuProgram,
    inputs: readonly tf.TensorInfo[],
    dtype: 'float32',
    uniforms: readonly { readonly type: 'int32'; readonly data: readonly number[] }[],
  ): tf.TensorInfo;
};

/** The current back end; only to be asked for where that is WebGPU. */
export function webgpuBackend(): WebgpuBackend {
  return tf.backend() as WebgpuBackend;
}

/** Where computing happens, or null where the current back end is another. */
export function webgpuDevice(): GPUDevice | null {
  return tf.getBackend() === 'webgpu' ? webgpuBackend().device : null;
}

/**
 * Queues a program on the current back end, which must be WebGPU.
 *
 * @param integers values of the program's own uniforms, in their order, all `i32`
 * @returns a float tensor of the program's `outputShape`; the caller's to dispose, or the surrounding tidy's
 */
export function runProgram(
  program: WebgpuProgram,
  inputs: readonly tf.Tensor[],
  integers: readonly number[],
): tf.Tensor {
  const uniforms = integers.map((value) => ({ type: 'int32', data: [value] }) as const);
  const output = webgpuBackend().runWebGPUProgram(program, inputs, 'float32', uniforms);
  return tf.engine().makeTensorFromTensorInfo(output);
}

/**
 * Compiles the pipelines of a computation side by side instead of one by one at first use; on another back end,
 * and for a pipeline that does not compile this way, the ordinary first use remains.
 *
 * TensorFlow.js's own `checkCompileCompletionAsync` is not used: meanwhile every kernel
 * in its cache fails for whoever else computes, and a pipeline that failed stays there.
 * So promises are kept in a cache of their own until they are pipelines.
 *
 * @param compute runs synchronously and is not to read what it computes: nothing is computed
 */
export async function compileAhead(compute: () => void): Promise<void> {
  if (tf.getBackend() !== 'webgpu') return;
  const backend = webgpuBackend();
  const ready = backend.pipelineCache;
  const asked: Pipelines = { ...ready };
  backend.pipelineCache = asked;
  tf.env().set('WEBGPU_ENGINE_COMPILE_ONLY', true);
  try {
    compute();
  } finally {
    tf.env().set('WEBGPU_ENGINE_COMPILE_ONLY', false);
    backend.pipelineCache = ready;
  }
  const fresh = Object.entries(asked).filter(([key]) => !(key in ready));
  const compiled = await Promise.allSettled(fresh.map(([, pipeline]) => Promise.resolve(pipeline)));
  compiled.forEach((one, i) => {
    const [key] = fresh[i] ?? [];
    if (one.status === 'fulfilled' && key !== undefined) ready[key] ??= one.value;
  });
}
