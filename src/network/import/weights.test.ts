import { describe, expect, it } from 'vitest';
import type { WeightSpec } from '../graph.ts';
import { readWeights } from './weights.ts';

function read(specs: readonly WeightSpec[], ...parts: readonly ArrayBufferView[]) {
  const bytes = parts.flatMap((part) => [...new Uint8Array(part.buffer, part.byteOffset, part.byteLength)]);
  const weightData = Uint8Array.from(bytes).buffer;
  return readWeights({ name: 'net', format: 'layers-model', topology: null, weightSpecs: specs, weightData });
}

const values = (weights: ReturnType<typeof readWeights>, name: string) => [...(weights.get(name)?.data ?? [])];

describe('weight files', () => {
  it('hold arrays one after another, whatever their alignment', () => {
    const weights = read(
      [
        { name: 'flags', shape: [3], dtype: 'bool' },
        { name: 'a', shape: [2], dtype: 'float32' },
        { name: 'b', shape: [1, 2], dtype: 'int32' },
      ],
      Uint8Array.of(1, 0, 1),
      Float32Array.of(0.5, -2),
      Int32Array.of(-7, 2048),
    );
    expect(values(weights, 'flags')).toEqual([1, 0, 1]);
    expect(values(weights, 'a')).toEqual([0.5, -2]);
    expect(values(weights, 'b')).toEqual([-7, 2048]);
    expect(weights.get('b')?.shape).toEqual([1, 2]);
  });

  it('mean value × scale + min where they are quantised to integers', () => {
    const weights = read(
      [
        { name: 'a', shape: [3], dtype: 'float32', quantization: { dtype: 'uint8', scale: 0.5, min: -1 } },
        { name: 'b', shape: [2], dtype: 'float32', quantization: { dtype: 'uint16', scale: 0.25, min: 3 } },
      ],
      Uint8Array.of(0, 2, 255),
      Uint8Array.of(4, 0, 0, 1),
    );
    expect(values(weights, 'a')).toEqual([-1, 0, 126.5]);
    expect(values(weights, 'b')).toEqual([4, 67]);
  });

  it('mean IEEE half precision where they are quantised to float16', () => {
    // 1, −2, 65504 (largest), 2⁻²⁴ (smallest), 0, ∞: the examples of IEEE 754-2008.
    const weights = read(
      [{ name: 'h', shape: [6], dtype: 'float32', quantization: { dtype: 'float16' } }],
      Uint16Array.of(0x3c00, 0xc000, 0x7bff, 0x0001, 0x0000, 0x7c00),
    );
    expect(values(weights, 'h')).toEqual([1, -2, 65504, 2 ** -24, 0, Infinity]);
  });

  it('that end too early, are too long or have an unknown type are refused by name', () => {
    const specs = [{ name: 'w', shape: [2], dtype: 'float32' }];
    expect(() => read(specs, Float32Array.of(1))).toThrow(/end before w/);
    expect(() => read(specs, Float32Array.of(1, 2, 3))).toThrow(/4 bytes too many/);
    expect(() => read([{ name: 's', shape: [1], dtype: 'string' }], Float32Array.of(1))).toThrow(/unknown type string/);
  });
});
