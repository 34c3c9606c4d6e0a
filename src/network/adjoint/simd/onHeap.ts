/**
 * Our own kernels on the memory of the WASM back end, and the way to its tensors.
 *
 * There are none on the other back ends, where WebAssembly has no SIMD, and where threads share the memory; whoever
 * calls them has another way. Compiled once per back end, 300 bytes, on first use.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../shapes.ts';
import { assemble } from './assemble.ts';
import { kernelTexts, type Kernels } from './kernels.ts';

export interface Heap {
  readonly kernels: Kernels;
  /** Where a tensor's values begin, in bytes; holds as long as the tensor. */
  addressOf(tensor: TensorInfo): number;
  /** A new float tensor; its values are whatever lay there. */
  make(shape: readonly number[]): tf.Tensor;
  /** A tensor's values where they lie; to be looked at before the next tensor is made, for then the memory may move. */
  valuesOf(tensor: TensorInfo): Float32Array;
  /** All values of a tensor that nobody else has seen yet. */
  clear(tensor: tf.Tensor): void;
}

/** What we use of `BackendWasm` 4.22.0; `asm` is what Emscripten calls the exports of the back end's own module. */
interface WasmBackend {
  readonly wasm: { readonly asm?: { readonly memory?: WebAssembly.Memory } };
  getMemoryOffset(dataId: object): number;
  makeOutput(shape: readonly number[], dtype: 'float32'): TensorInfo;
}

const heaps = new WeakMap<object, Heap | null>();

/** The memory of the back end in use, null where there is none to work on. */
export function heapInUse(): Heap | null {
  if (tf.getBackend() !== 'wasm') return null;
  const backend = tf.backend();
  const known = heaps.get(backend);
  if (known !== undefined) return known;
  // The name says which class it is, and the version is pinned.
  const heap = openHeap(backend as unknown as WasmBackend);
  heaps.set(backend, heap);
  return heap;
}

function openHeap(backend: WasmBackend): Heap | null {
  const memory = backend.wasm.asm?.memory;
  const bytes = assemble(kernelTexts);
  if (memory === undefined || !(memory.buffer instanceof ArrayBuffer) || !WebAssembly.validate(bytes)) return null;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  const addressOf = ({ dataId }: TensorInfo): number => backend.getMemoryOffset(dataId);
  return {
    // The assembler exports what `kernelTexts` names, and the type of the one is the type of the other.
    kernels: exports as unknown as Kernels,
    addressOf,
    make: (shape) => tf.engine().makeTensorFromTensorInfo(backend.makeOutput(shape, 'float32')),
    valuesOf: (tensor) => new Float32Array(memory.buffer, addressOf(tensor), sizeOf(tensor.shape)),
    clear: (tensor) => new Uint8Array(memory.buffer, addressOf(tensor), tensor.size * 4).fill(0),
  };
}
