/**
 * What a step costs on the processor, in microseconds of one WASM thread.
 *
 * Only good enough to choose between doing a part and doing the whole: the rates were
 * fitted to the layer profile of MobileNet V1 and V2 (`npm run bench -- profile`) and
 * are off by half on other machines, where they are off alike for both.
 */
import type { NetworkNode } from '../graph.ts';

/** Multiply–adds per microsecond where a kernel multiplies matrices, slides over channels, or has one pixel only. */
const MATRIX_RATE = 15_300;
const DEPTHWISE_RATE = 6_200;
const VECTOR_RATE = 5_000;
/** Weights read per microsecond, once for all pictures of a pass: what makes a pass of few pictures dear. */
const WEIGHTS_RATE = 1_200;
/** Values written per microsecond. */
const MEMORY_RATE = 3_000;
/** Of calling a kernel at all. */
const CALL = 6;
/** Of taking a rectangle out of the back end and putting the next one in. */
const HANDOVER = 15;

/**
 * Of one picture in a pass of `pictures`.
 * @param pixels of the output that are computed
 * @param channels of the output
 */
export function costOf(node: NetworkNode, pixels: number, channels: number, pictures: number): number {
  const written = CALL / pictures + (pixels * channels) / MEMORY_RATE;
  if (node.kind === 'pool') {
    const taps = 'keepDims' in node ? 1 : node.window[0] * node.window[1];
    return written + (pixels * channels * taps) / DEPTHWISE_RATE;
  }
  if (node.kind !== 'linear') return written;
  const rate = node.op === 'dense' ? VECTOR_RATE : node.op === 'depthwise' ? DEPTHWISE_RATE : MATRIX_RATE;
  return written + (pixels * node.weights.size) / rate + node.weights.size / WEIGHTS_RATE / pictures;
}

/** Of moving that many values out and in. */
export function handover(values: number): number {
  return HANDOVER + values / MEMORY_RATE;
}
