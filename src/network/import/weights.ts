/**
 * The weight files of a TensorFlow.js model as plain arrays by name.
 *
 * The format is that of `weightsManifest`: arrays one after another without gaps,
 * each stored as its type or as its `quantization.dtype`. Quantised integers mean
 * `value × scale + min`; float16 is IEEE 754 binary16. Does not know what a weight
 * is for.
 */
import type { ModelArtifacts, WeightSpec } from '../graph.ts';
import { invalid } from '../refuse.ts';
import type { Values } from './values.ts';

const bytesPer: Readonly<Record<string, number>> = { float32: 4, int32: 4, uint8: 1, uint16: 2, float16: 2, bool: 1 };

/**
 * All weights of a model by name. Those stored as float32 are not copied where they lie as they can be read, so that
 * nothing may be written to them.
 * @throws FailureError *model-invalid* for a type this format does not have, or too few or too many bytes
 */
export function readWeights(artifacts: ModelArtifacts): ReadonlyMap<string, Values> {
  const weights = new Map<string, Values>();
  let position = 0;
  for (const spec of artifacts.weightSpecs) {
    const length = spec.shape.reduce((product, size) => product * size, 1);
    const stored = spec.quantization?.dtype ?? spec.dtype;
    const bytes = length * (bytesPer[stored] ?? NaN);
    if (Number.isNaN(bytes)) {
      throw invalid(artifacts.name, `weight ${spec.name} has the unknown type ${stored}`);
    }
    if (position + bytes > artifacts.weightData.byteLength) {
      throw invalid(artifacts.name, `the weight files end before ${spec.name}`);
    }
    const stretch = stretchOf(artifacts.weightData, position, length, bytesPer[stored] ?? 1);
    weights.set(spec.name, { shape: spec.shape, data: decode(stretch, stored, spec) });
    position += bytes;
  }
  if (position !== artifacts.weightData.byteLength) {
    throw invalid(artifacts.name, `the weight files hold ${artifacts.weightData.byteLength - position} bytes too many`);
  }
  return weights;
}

/** Numbers that lie one after the other in a file: what typed arrays are made from. */
type Stretch = readonly [buffer: ArrayBuffer, offset: number, length: number];

/** A copy only where numbers of that many bytes cannot be read in place. */
function stretchOf(file: ArrayBuffer, position: number, length: number, bytes: number): Stretch {
  if (position % bytes === 0) return [file, position, length];
  return [file.slice(position, position + length * bytes), 0, length];
}

function decode(stretch: Stretch, stored: string, spec: WeightSpec): Float32Array {
  switch (stored) {
    case 'float32':
      return new Float32Array(...stretch);
    case 'int32':
      return new Float32Array(new Int32Array(...stretch));
    case 'float16':
      return converted(new Uint16Array(...stretch), halfToFloat);
    default: {
      const { scale = 1, min = 0 } = spec.quantization ?? {};
      const integers = stored === 'uint16' ? new Uint16Array(...stretch) : new Uint8Array(...stretch);
      return converted(integers, (value) => value * scale + min);
    }
  }
}

/**
 * A plain loop: `Float32Array.from` with a function first makes an object of every weight, which took the room for
 * young objects of every thread that opens a network to its limit, and it stays there.
 */
function converted(stored: Uint8Array | Uint16Array, meaning: (value: number) => number): Float32Array {
  const out = new Float32Array(stored.length);
  for (let i = 0; i < out.length; i++) out[i] = meaning(stored[i] ?? NaN);
  return out;
}

/** IEEE 754-2008 binary16: 1 sign bit, 5 exponent bits (bias 15), 10 fraction bits. */
function halfToFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
