/**
 * A heat map as coloured pixels, at any size.
 *
 * *smooth* interpolates bilinearly, *cells* shows the numbers the method really
 * gave, one flat colour each. Both put a value where the convention says it is:
 * `align-corners` centres the outer values on the border (regions with tents, as
 * I-GOS masks), `half-pixel` gives every value an equal cell (feature maps).
 * Pure; knows nothing of the picture below.
 */
import type { HeatMap } from '../../core/maps/heatMap.ts';
import type { Convention } from '../../core/maps/interpolation.ts';
import { rangeOf } from '../../core/maps/range.ts';
import { resample } from '../../core/maps/resample.ts';
import type { Pixels } from '../canvas/pixels.ts';
import { coloursOf } from './colourMap.ts';

export interface MapLook {
  readonly convention: Convention;
  readonly interpolation: 'smooth' | 'cells';
  /** Largest magnitude on the colour scale; null takes the map's own. */
  readonly domain: number | null;
}

/**
 * What there is to see: nothing where an unsigned map has no value above 0, or a
 * signed one none but 0, or a value is no number. Drawing such a map would show one
 * flat colour that reads as a result; it has to be said in words instead.
 */
export type Evidence = 'some' | 'none' | 'not-a-number';

export function evidenceOf(map: HeatMap): Evidence {
  if (map.values.some((value) => !Number.isFinite(value))) return 'not-a-number';
  return map.values.some((value) => (map.signed ? value !== 0 : value > 0)) ? 'some' : 'none';
}

/** RGBA of the map at `width × height` pixels, opaque. */
export function mapPixels(map: HeatMap, width: number, height: number, look: MapLook): Pixels {
  const scaled =
    look.interpolation === 'smooth'
      ? resample(map, width, height, look.convention)
      : cells(map, width, height, look.convention);
  const domain = look.domain ?? rangeOf(map).domain[1];
  return coloursOf(scaled.values, map.signed, domain);
}

function cells(map: HeatMap, width: number, height: number, convention: Convention): HeatMap {
  const values = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    const row = nearest(y, height, map.height, convention) * map.width;
    for (let x = 0; x < width; x++, i++) values[i] = map.values[row + nearest(x, width, map.width, convention)] ?? 0;
  }
  return { width, height, signed: map.signed, values };
}

function nearest(at: number, pixels: number, count: number, convention: Convention): number {
  if (convention === 'half-pixel') return Math.floor(((at + 0.5) / pixels) * count);
  return pixels === 1 ? 0 : Math.round((at / (pixels - 1)) * (count - 1));
}
