/**
 * Numbers to colours, evenly for the eye.
 *
 * Magnitudes use viridis, signed maps a diverging orange–purple scale centred on 0
 * (orange for, purple against); both are readable with any common colour
 * blindness and in print. Values are judged against one `domain`, so that maps
 * that are compared share a scale. Never jet: its false edges mislead (Borland &
 * Taylor 2007, "Rainbow color map (still) considered harmful").
 */
import { interpolatePuOr, interpolateViridis } from 'd3-scale-chromatic';

export type Rgb8 = readonly [red: number, green: number, blue: number];

/** Colours are looked up in this many steps: finer than 8-bit channels can tell apart, and odd, so that 0 is the middle. */
const STEPS = 257;

/** A table of `STEPS` colours, 3 bytes each, from the smallest value of the domain to the largest. */
function table(interpolate: (t: number) => string): Uint8ClampedArray {
  const bytes = new Uint8ClampedArray(STEPS * 3);
  for (let i = 0; i < STEPS; i++) bytes.set(parseColour(interpolate(i / (STEPS - 1))), i * 3);
  return bytes;
}

/** `rgb(r, g, b)` and `#rrggbb`, the two forms that the d3 scales answer in. */
export function parseColour(colour: string): Rgb8 {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (hex !== null) return channels(hex.slice(1).map((digits) => parseInt(digits, 16)));
  return channels((colour.match(/\d+/g) ?? []).map(Number));
}

function channels([red = 0, green = 0, blue = 0]: readonly number[]): Rgb8 {
  return [red, green, blue];
}

const magnitude = table(interpolateViridis);
/** From purple, against, to orange, for. */
const diverging = table(interpolatePuOr);

/**
 * The colour of one value. `domain` is the largest magnitude on the scale, > 0:
 * unsigned values run 0 … domain, signed ones −domain … domain; beyond is clamped.
 */
export function colourOf(value: number, signed: boolean, domain: number): Rgb8 {
  const [red = 0, green = 0, blue = 0] = coloursOf([value], signed, domain);
  return [red, green, blue];
}

/** The same for many: RGBA, opaque. No object is made for a single value, for a map has 50,000 and is drawn often. */
export function coloursOf(values: ArrayLike<number>, signed: boolean, domain: number): Uint8ClampedArray<ArrayBuffer> {
  const colours = signed ? diverging : magnitude;
  const out = new Uint8ClampedArray(values.length * 4);
  for (let i = 0, to = 0; i < values.length; i++, to += 4) {
    const scaled = (values[i] ?? 0) / domain;
    const share = signed ? (scaled + 1) / 2 : scaled;
    const at = 3 * Math.round(Math.min(1, Math.max(0, share)) * (STEPS - 1));
    out[to] = colours[at] ?? 0;
    out[to + 1] = colours[at + 1] ?? 0;
    out[to + 2] = colours[at + 2] ?? 0;
    out[to + 3] = 255;
  }
  return out;
}
