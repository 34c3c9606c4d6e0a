/**
 * One map out of those of several layers (attribution.md §A.5).
 *
 * Every map is brought to 0 … 1 first, because the sizes of activations and gradients differ from
 * layer to layer; what speaks against the class is left out, so the result is unsigned.
 */
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { rangeOf } from '../../../core/maps/range.ts';
import { resample } from '../../../core/maps/resample.ts';

/** Layers this many times as fine as the coarsest count as shallow: stages 1 to 3 of VGG16, as in the paper. */
const SHALLOW = 4;
/** γ of the paper: a shallow map's few strong places are damped by tanh(γ · map). */
const DAMPING = 2;

export type Fusion = 'maximum' | 'mean';

/**
 * *maximum*: of all maps at each place, shallow ones damped (LayerCAM paper). *mean*: as pytorch-grad-cam does.
 * @param maps at least one; a single one is returned as it is
 * @returns at the resolution of the finest
 */
export function fuseMaps(maps: readonly [HeatMap, ...HeatMap[]], fusion: Fusion): HeatMap {
  const [first] = maps;
  if (maps.length === 1) return first;
  const coarsest = Math.min(...maps.map(({ width }) => width));
  const width = Math.max(...maps.map((map) => map.width));
  const height = Math.max(...maps.map((map) => map.height));
  const shares = maps.map((map) => {
    const share = minMax(positive(map));
    const damped = fusion === 'maximum' && map.width >= SHALLOW * coarsest;
    return resample(damped ? { ...share, values: share.values.map(damp) } : share, width, height, 'half-pixel').values;
  });
  const values = Float32Array.from({ length: width * height }, (_, place) => {
    const here = shares.map((share) => share[place] ?? 0);
    return fusion === 'maximum' ? Math.max(...here) : here.reduce((sum, value) => sum + value, 0) / here.length;
  });
  return { width, height, signed: false, values };
}

/** ReLU of a map: what speaks for the class only. */
export function positive(map: HeatMap): HeatMap {
  return { ...map, signed: false, values: map.values.map((value) => Math.max(0, value)) };
}

/** 0 at the smallest value, 1 at the largest; a constant map is all 0 (attribution.md §0.2). */
function minMax(map: HeatMap): HeatMap {
  const { min, max } = rangeOf(map);
  return { ...map, values: map.values.map((value) => (max > min ? (value - min) / (max - min) : 0)) };
}

const damp = (value: number): number => Math.tanh(DAMPING * value);
