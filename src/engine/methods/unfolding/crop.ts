/**
 * One enlarged crop of a picture, as a picture of its own and as the network takes it.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { FailureError } from '../../../core/failure.ts';
import type { SeenPicture } from '../../../core/regions/picture.ts';
import type { Network } from '../../../network/graph.ts';
import { shapesOf } from '../../../network/shapes.ts';
import { preprocessInto } from '../../picture/preprocess.ts';
import type { MethodContext } from '../method.ts';
import { resizeBicubic } from './bicubic.ts';
import type { Pair } from './cropPlan.ts';

/**
 * How large a network is to see crops of size `side`: `scale` times that, rounded down as
 * published; or as large as the whole picture, where it takes no other size.
 */
export function scaledSize(
  network: Network,
  whole: Pair,
  side: Pair,
  scale: number,
): { readonly size: Pair; readonly scale: number } {
  const wanted: Pair = [Math.floor(side[0] * scale), Math.floor(side[1] * scale)];
  return takes(network, wanted) ? { size: wanted, scale } : { size: whole, scale: whole[0] / side[0] };
}

/** Whether a network gives logits for pictures of another size than its own. */
function takes(network: Network, [height, width]: Pair): boolean {
  const input = [height, width, network.inputShape[2]];
  try {
    const shape = shapesOf(network.nodes, new Map([[network.input, input]]), network.name).get(network.output);
    return shape?.length === 1 && shape[0] === network.classes;
  } catch (thrown) {
    if (thrown instanceof FailureError && thrown.failure.kind === 'unsupported-node') return false;
    throw thrown;
  }
}

/** The caller disposes `input`. Its numbers are not rounded, those of the picture are. */
export function cutCrop(
  { picture, preprocess }: Pick<MethodContext, 'picture' | 'preprocess'>,
  side: Pair,
  corner: readonly [top: number, left: number],
  size: Pair,
): { readonly picture: SeenPicture; readonly input: Tensor4D } {
  const [height, width] = size;
  const rgb = resizeBicubic(cut(picture, side, corner), side, size);
  const values = new Float32Array(rgb.length);
  preprocessInto(rgb, preprocess, values, 0);
  return {
    picture: { width, height, rgb: Uint8ClampedArray.from(rgb) },
    input: tf.tensor4d(values, [1, height, width, 3]),
  };
}

function cut({ width, rgb }: SeenPicture, [rows, cols]: Pair, [top, left]: readonly [number, number]): Float32Array {
  const out = new Float32Array(rows * cols * 3);
  for (let row = 0; row < rows; row++) {
    const begin = ((top + row) * width + left) * 3;
    out.set(rgb.subarray(begin, begin + cols * 3), row * cols * 3);
  }
  return out;
}
