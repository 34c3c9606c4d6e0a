/**
 * The three shapes an attention filter may take, each made of free parameters so that
 * a descent never leaves it (attribution.md §C, *constraint by re-parameterisation*).
 *
 * *l2*: any numbers, scaled to a sum of squares of 1. *softmax*: positive, summing to 1.
 * *gauss*: a bell of width 1 with a free centre, summing to 1. Plain numbers; knows
 * nothing of networks.
 */

export type FilterKind = 'l2' | 'softmax' | 'gauss';

/** Of the feature map that is filtered, in places. */
export interface FilterSize {
  readonly height: number;
  readonly width: number;
}

export interface FilterForm {
  /** The parameters of the filter that treats all places alike (*gauss*: the one in the middle). */
  readonly even: Float32Array;
  /** The filter of some parameters, `height × width`, row by row. */
  filter(parameters: Float32Array): Float32Array;
  /** A slope with respect to the filter, carried back to its parameters. */
  pullBack(parameters: Float32Array, slope: Float32Array): Float32Array;
}

/** Added to a norm before it divides, so that parameters of 0 give a filter of 0 (attribution.md §0.4-9). */
const TINY = 1e-8;

export function formOf(kind: FilterKind, size: FilterSize): FilterForm {
  const count = size.height * size.width;
  if (kind === 'gauss') return gaussForm(size);
  const even = new Float32Array(count).fill(1);
  return kind === 'l2'
    ? { even, filter: unit, pullBack: unitPullBack }
    : { even, filter: softmax, pullBack: softmaxPullBack };
}

/** f ÷ ‖f‖. */
export function unit(values: Float32Array): Float32Array {
  const norm = Math.sqrt(dot(values, values)) + TINY;
  return values.map((value) => value / norm);
}

/** (g − ⟨g, f̂⟩ f̂) ÷ ‖f‖: what is left of the slope along the sphere. */
function unitPullBack(values: Float32Array, slope: Float32Array): Float32Array {
  const filter = unit(values);
  const along = dot(slope, filter);
  const norm = Math.sqrt(dot(values, values)) + TINY;
  return slope.map((g, i) => (g - along * (filter[i] ?? 0)) / norm);
}

function softmax(values: Float32Array): Float32Array {
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = values.map((value) => Math.exp(value - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

function softmaxPullBack(values: Float32Array, slope: Float32Array): Float32Array {
  const filter = softmax(values);
  const mean = dot(slope, filter);
  return filter.map((share, i) => share * ((slope[i] ?? 0) - mean));
}

/**
 * exp(−½ ‖x − μ‖²), scaled to sum 1; μ is `[down, right]` from the middle, in places.
 * The release knows 7 × 7 maps only, at offsets −3 … 3; measured from the middle the same
 * holds for every size, with offsets −1½, −½, ½, 1½ on a side of four.
 */
function gaussForm({ height, width }: FilterSize): FilterForm {
  const down = Float32Array.from({ length: height * width }, (_, i) => Math.floor(i / width) - (height - 1) / 2);
  const right = Float32Array.from({ length: height * width }, (_, i) => (i % width) - (width - 1) / 2);
  const filter = ([mu = 0, nu = 0]: Float32Array): Float32Array =>
    softmax(down.map((y, i) => -0.5 * ((y - mu) ** 2 + ((right[i] ?? 0) - nu) ** 2)));
  return {
    even: new Float32Array(2),
    filter,
    // ∂/∂μ of the exponent is x − μ; the −μ drops out of a softmax.
    pullBack: (centre, slope) => {
      const share = filter(centre);
      const mean = dot(slope, share);
      const pull = share.map((part, i) => part * ((slope[i] ?? 0) - mean));
      return Float32Array.of(dot(pull, down), dot(pull, right));
    },
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
