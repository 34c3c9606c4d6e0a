/**
 * Bilinear interpolation along one axis.
 *
 * Every output is mixed from two neighbouring inputs. Two conventions are in use and
 * differ visibly (attribution.md §0.4-2): *align-corners* puts the first and last
 * value on the first and last pixel (masks of I-GOS, tents), *half-pixel* gives every
 * value a cell of equal width (feature maps). Shrinking samples, it does not average.
 */
export type Convention = 'align-corners' | 'half-pixel';

export interface Taps {
  readonly low: number;
  readonly high: number;
  /** Weight of `high`; that of `low` is the rest. */
  readonly share: number;
}

/** The two inputs an output lies between. Both counts at least 1. */
export function tapsOf(output: number, inputs: number, outputs: number, convention: Convention): Taps {
  const last = inputs - 1;
  const aligned = outputs === 1 ? 0 : (output * last) / (outputs - 1);
  const centred = Math.max(((output + 0.5) * inputs) / outputs - 0.5, 0);
  const source = Math.min(convention === 'align-corners' ? aligned : centred, last);
  const low = Math.floor(source);
  return { low, high: Math.min(low + 1, last), share: source - low };
}
