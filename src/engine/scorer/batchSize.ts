/**
 * How many pictures go through the network at once.
 *
 * Decided by arithmetic, not by a stopwatch, so that a search behaves the same on
 * a busy machine. The size never changes a score, only how fast scores come.
 */
import type { Network } from '../../network/graph.ts';
import type { Shape } from '../../network/shapes.ts';
import { shapesOf, sizeOf } from '../../network/shapes.ts';

/**
 * One piece of a search (32 sets) and the whole picture that every batch on a GPU carries. 32 at once come within a
 * tenth of saturation on small and large GPUs alike (modelled from published dispatch and memory costs).
 */
const GPU_BATCH = 33;
/** Below it the canary takes more than a fifth of the work, which a device that is slow already cannot spare. */
const FEWEST = 5;
/**
 * Multiply–adds per picture up to which several pictures at once are faster on the processor. Measured on one
 * WASM thread: MobileNet V1 0.25 and ResNet-20 (41 million each) gain nearly half from batches of 8 over 1; V2
 * (301 million) a sixth over 2, but where the network is cut every pass takes eight; GoogLeNet (1583 million) loses
 * a fifth beyond 2.
 */
const LIGHT = 100e6;

/**
 * @param bindingLimit bytes the GPU can bind as one buffer, `null` where unknown. A batch beyond it does
 *   not fail, it gives zeros (tensorflow/tfjs#6507).
 */
export function chooseBatchSize(network: Network, backend: string, bindingLimit: number | null): number {
  const cost = costOf(network);
  if (backend === 'webgpu' || backend === 'webgl') {
    const fitting = Math.floor((bindingLimit ?? Infinity) / (cost.widest * Float32Array.BYTES_PER_ELEMENT));
    return Math.max(2, Math.min(GPU_BATCH, fitting));
  }
  return cost.multiplications <= LIGHT ? 8 : 2;
}

/** What one picture costs: multiply–adds of all linear nodes, and values in the largest activation. */
export function costOf(network: Network): { readonly multiplications: number; readonly widest: number } {
  const shapes = shapesOf(network.nodes, new Map([[network.input, network.inputShape]]), network.name);
  let multiplications = 0;
  for (const node of network.nodes) {
    if (node.kind !== 'linear') continue;
    const [height = 1, width = 1] = planar(shapes.get(node.id));
    multiplications += node.weights.size * height * width;
  }
  return { multiplications, widest: Math.max(...[...shapes.values()].map(sizeOf)) };
}

/** Height and width of a `[height, width, channels]` shape; of any other there is one place. */
function planar(shape: Shape | undefined): readonly number[] {
  return shape?.length === 3 ? shape.slice(0, 2) : [];
}

/**
 * The largest size that keeps to a time, found by halving the sets beside the canary; `FEWEST` where none does.
 *
 * @param size pictures in a batch, the canary included
 * @param ms how long that batch takes; smaller ones are taken to cost in proportion
 */
export function shrunkToFit(size: number, ms: number, limit: number): number {
  let fitting = size;
  while (fitting > FEWEST && (ms * fitting) / size > limit) {
    fitting = Math.max(FEWEST, 1 + Math.floor((fitting - 1) / 2));
  }
  return fitting;
}
