/**
 * The channels of a feature map, each as a heat map and as a mask over the picture.
 */
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { rangeOf } from '../../../core/maps/range.ts';
import { resample } from '../../../core/maps/resample.ts';

/** Signed: what is not rectified can be negative. */
export type Channel = HeatMap;

/** Channels that are not constant, of largest variance first. @param activation `[1, height, width, K]`; stays the caller's */
export async function channelsOf(activation: Tensor4D): Promise<Channel[]> {
  const [, height, width, count] = activation.shape;
  const data = await activation.data<'float32'>();
  return Array.from({ length: count }, (_, k): Channel => {
    const values = Float32Array.from({ length: height * width }, (__, place) => data[place * count + k] ?? 0);
    return { width, height, signed: true, values };
  })
    .map((channel) => ({ channel, variance: varianceOf(channel) }))
    .filter(({ variance }) => variance > 0)
    .sort((a, b) => b.variance - a.variance)
    .map(({ channel }) => channel);
}

/** 0 … 1 at the picture's size: enlarged first, then brought into range, as the authors do (attribution.md §A.4). */
export function maskOf(channel: Channel, width: number, height: number): Float32Array {
  const large = resample(channel, width, height, 'half-pixel');
  const { min, max } = rangeOf(large);
  return large.values.map((value) => (max > min ? (value - min) / (max - min) : 0));
}

/** Exactly 0 for a constant channel: every value is compared with the first. */
function varianceOf({ values }: Channel): number {
  const first = values[0] ?? 0;
  const mean = values.reduce((sum, value) => sum + (value - first), 0) / values.length;
  return values.reduce((sum, value) => sum + (value - first - mean) ** 2, 0) / values.length;
}
