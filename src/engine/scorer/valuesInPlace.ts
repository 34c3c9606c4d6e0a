/** A tensor's values without a copy, where the back end has them within reach. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { heapInUse } from '../../network/adjoint/simd/onHeap.ts';

/** Not to be written to, and to be looked at before the next tensor is made or disposed of. */
export function valuesInPlace(tensor: Tensor): Float32Array {
  // eslint-disable-next-line no-restricted-syntax -- of the processor's back ends only, where nothing stalls
  return heapInUse()?.valuesOf(tensor) ?? tensor.dataSync<'float32'>();
}
