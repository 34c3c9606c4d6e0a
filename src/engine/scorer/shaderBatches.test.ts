/**
 * The data that goes up for the program, and that it is enough. What the WGSL itself does with it
 * is checked in a browser (`e2e/parity.spec.ts`); here the program is read by hand.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { WebgpuProgram } from '../backend/webgpuRuntime.ts';
import type { MaskedSubject } from './evaluator.ts';
import { createMaskedBatches } from './maskedBatches.ts';
import { tinyPicture, tinyPreprocess } from './tinyNetwork.fixture.ts';

const uploads: { program: WebgpuProgram; bits: tf.Tensor }[] = [];

/** What the WGSL says, in JavaScript. */
function byHand(program: WebgpuProgram, inputs: readonly tf.Tensor[], integers: readonly number[]): tf.Tensor {
  const [bits, hidden, gain, down, across] = inputs.map((input) => input.bufferSync().values);
  uploads.push({ program, bits: tf.keep(tf.clone(inputs[0]!)) });
  const [pictures, height, width] = program.outputShape as [number, number, number];
  const [rows, columns] = integers as [number, number];
  const words = inputs[0]!.shape[1]!;
  const visible = (picture: number, row: number, column: number) => {
    const region = row * columns + column;
    return (bits![picture * words + Math.floor(region / 32)]! >> (region % 32)) & 1;
  };
  const out = new Float32Array(pictures * height * width * 3);
  for (let index = 0; index < pictures * height * width; index++) {
    const [x, y] = [index % width, Math.floor(index / width) % height];
    const picture = Math.floor(index / (width * height));
    const [row, weight, column, share] = [down![2 * y]!, down![2 * y + 1]!, across![2 * x]!, across![2 * x + 1]!];
    const line = (at: number) =>
      visible(picture, at, column) * share + visible(picture, at, Math.min(column + 1, columns - 1)) * (1 - share);
    const mask = line(row) * weight + line(Math.min(row + 1, rows - 1)) * (1 - weight);
    for (const channel of [0, 1, 2]) {
      const pixel = 3 * (y * width + x) + channel;
      out[3 * index + channel] = hidden![pixel]! + mask * gain![pixel]!;
    }
  }
  return tf.tensor4d(out, [pictures, height, width, 3]);
}

vi.mock('../backend/webgpuRuntime.ts', () => ({ runProgram: byHand }));

beforeAll(async () => {
  await tf.setBackend('cpu');
});
beforeEach(() => {
  for (const { bits } of uploads.splice(0)) bits.dispose();
});

const subjectWith = (rows: number, cols: number, footprint: 'tent' | 'tile'): MaskedSubject => ({
  picture: tinyPicture(),
  preprocess: tinyPreprocess,
  grid: { rows, cols },
  footprint,
  baseline: { kind: 'blur', sigma: 2 },
});

const anyCase = fc
  .record({
    rows: fc.integer({ min: 1, max: 12 }),
    cols: fc.integer({ min: 1, max: 14 }),
    footprint: fc.constantFrom('tent' as const, 'tile' as const),
  })
  .chain((one) =>
    fc.record({
      subject: fc.constant(subjectWith(one.rows, one.cols, one.footprint)),
      sets: fc.array(fc.bigInt({ min: 0n, max: (1n << BigInt(one.rows * one.cols)) - 1n }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
  );

test('bits, two numbers per line and two pictures are enough for the pictures of typed arrays', async () => {
  const before = tf.memory().numTensors;
  await fc.assert(
    fc.asyncProperty(anyCase, async ({ subject, sets }) => {
      const [host, shader] = await Promise.all(
        (['host', 'shader'] as const).map(async (compositing) => {
          const batches = createMaskedBatches(subject, compositing);
          const tensor = batches.make(sets as RegionSet[]);
          const values = Float32Array.from(await tensor.data<'float32'>());
          tensor.dispose();
          batches.dispose();
          return values;
        }),
      );
      expect(shader).toHaveLength(host!.length);
      expect(Math.max(...host!.map((value, i) => Math.abs(value - shader![i]!)))).toBeLessThan(2e-6);
    }),
    { numRuns: 60 },
  );
  for (const { bits } of uploads.splice(0)) bits.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test.each([
  [7, 7, 2],
  [4, 8, 1],
  [14, 14, 7],
])('a set of %d × %d regions goes up as %d words', (rows, cols, words) => {
  const subject = subjectWith(rows, cols, 'tent');
  const batches = createMaskedBatches(subject, 'shader');
  const last = BigInt(rows * cols - 1);
  batches.make([(1n << last) as RegionSet, 1n as RegionSet, 0n as RegionSet]).dispose();
  batches.dispose();
  const { bits } = uploads[0]!;
  expect([bits.shape, bits.dtype]).toEqual([[3, words], 'int32']);
  const values = [...bits.bufferSync().values];
  const expected = new Array<number>(3 * words).fill(0);
  expected[words - 1] = Number(BigInt.asIntN(32, 1n << (last % 32n)));
  expected[words] = 1;
  expect(values).toEqual(expected);
});

test('there is a thread for every pixel, and one shader whatever the batch', () => {
  const batches = createMaskedBatches(subjectWith(7, 7, 'tent'), 'shader');
  batches.make([1n as RegionSet]).dispose();
  batches.make(new Array<RegionSet>(5).fill(1n as RegionSet)).dispose();
  batches.dispose();
  const [one, five] = uploads.map(({ program }) => program);
  expect(one!.dispatch[0] * one!.workgroupSize[0]).toBeGreaterThanOrEqual(12 * 14);
  expect(five!.dispatch[0] * five!.workgroupSize[0]).toBeGreaterThanOrEqual(5 * 12 * 14);
  expect([five!.shaderKey, five!.getUserCode()]).toEqual([one!.shaderKey, one!.getUserCode()]);
});
