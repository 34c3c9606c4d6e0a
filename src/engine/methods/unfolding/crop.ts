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
 * How far from the wanted side another is looked for, in pixels. Networks whose residual blocks halve one way by
 * dropping the last pixel and the other way by keeping it take multiples of their stride only, which is at most 32.
 */
const REACH = 16;

/**
 * How large a network is to see crops of size `side`: `scale` times that, rounded down as published, or the nearest
 * size that it takes. One that flattens its last map, and so cannot take twice its size either, sees them as large as
 * the whole picture.
 */
export function scaledSize(
  network: Network,
  whole: Pair,
  side: Pair,
  scale: number,
): { readonly size: Pair; readonly scale: number } {
  const wanted = [Math.floor(side[0] * scale), Math.floor(side[1] * scale)] as const;
  const isElastic = takes(network, [2 * whole[0], 2 * whole[1]]);
  const height = isElastic ? nearest(wanted[0], (rows) => takes(network, [rows, whole[1]])) : undefined;
  const width = isElastic ? nearest(wanted[1], (cols) => takes(network, [whole[0], cols])) : undefined;
  const size: Pair = [height ?? whole[0], width ?? whole[1]];
  return { size, scale: size[0] === wanted[0] ? scale : size[0] / side[0] };
}

function nearest(wanted: number, isTaken: (side: number) => boolean): number | undefined {
  const near = Array.from({ length: 2 * REACH + 1 }, (_, i) => wanted + (i % 2 === 0 ? i : -i - 1) / 2);
  return near.find((side) => side > 0 && isTaken(side));
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
