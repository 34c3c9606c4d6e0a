/** A tensor as a heat map: read back once, and freed. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { HeatMap } from '../../core/maps/heatMap.ts';

/** @param map `[height, width]`, or the same with axes of length 1 around it; disposed here */
export async function readMap(map: Tensor, signed: boolean): Promise<HeatMap> {
  const [height = 1, width = 1] = map.shape.length === 2 ? map.shape : map.shape.slice(1);
  const values = await map.data<'float32'>();
  map.dispose();
  return { width, height, signed, values: Float32Array.from(values) };
}
