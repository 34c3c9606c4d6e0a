/**
 * Masked pictures made by one WebGPU program from bits: 8 bytes per set of 7 × 7 regions go up.
 *
 * At most two neighbouring cells have any weight at a pixel of an axis
 * (`footprint.ts`), so a thread looks up four bits and writes one pixel of three
 * numbers. The same formula as `composite.ts`, hence the same numbers to rounding.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Footprint } from '../../core/regions/footprint.ts';
import { axisWeights } from '../../core/regions/footprint.ts';
import { regionCount } from '../../core/regions/grid.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { WebgpuProgram } from '../backend/webgpuRuntime.ts';
import { runProgram } from '../backend/webgpuRuntime.ts';
import type { MaskedSubject } from './evaluator.ts';
import type { MaskedBatches } from './maskedPictures.ts';
import { affineParts } from './maskedPictures.ts';

const THREADS = 64;
const WORD = 32;

const code = `
fn visible(picture : i32, row : i32, column : i32) -> f32 {
  let region = row * uniforms.gridColumns + column;
  let word = bits[picture * uniforms.bitsShape[1] + region / ${WORD}];
  return f32((word >> u32(region % ${WORD})) & 1);
}
fn main(index : i32) {
  if (index >= uniforms.outShape[0] * uniforms.outShape[1] * uniforms.outShape[2]) { return; }
  let x = index % uniforms.outShape[2];
  let y = (index / uniforms.outShape[2]) % uniforms.outShape[1];
  let picture = index / (uniforms.outShape[1] * uniforms.outShape[2]);
  let row = i32(down[2 * y]);
  let below = min(row + 1, uniforms.gridRows - 1);
  let column = i32(across[2 * x]);
  let right = min(column + 1, uniforms.gridColumns - 1);
  let upper = mix(visible(picture, row, right), visible(picture, row, column), across[2 * x + 1]);
  let lower = mix(visible(picture, below, right), visible(picture, below, column), across[2 * x + 1]);
  let mask = mix(lower, upper, down[2 * y + 1]);
  let pixel = 3 * (y * uniforms.outShape[2] + x);
  for (var channel = 0; channel < 3; channel++) {
    result[3 * index + channel] = hidden[pixel + channel] + mask * gain[pixel + channel];
  }
}`;

export function shaderBatches(subject: MaskedSubject): MaskedBatches {
  const { picture, grid, footprint } = subject;
  const { width, height } = picture;
  const down = axisTensor(footprint, grid.rows, height);
  const across = axisTensor(footprint, grid.cols, width);
  const { hidden, gain } = affineParts(subject);
  return {
    make: (sets) =>
      tf.tidy(() => {
        const words = Math.ceil(regionCount(grid) / WORD);
        const bits = tf.tensor2d(packed(sets, words), [sets.length, words], 'int32');
        const program = compositeProgram([sets.length, height, width, 3]);
        return runProgram(program, [bits, hidden, gain, down, across], [grid.rows, grid.cols]) as Tensor4D;
      }),
    dispose: () => {
      tf.dispose([down, across, hidden, gain]);
    },
  };
}

function compositeProgram(outputShape: [number, number, number, number]): WebgpuProgram {
  const [pictures, height, width] = outputShape;
  return {
    shaderKey: 'maskedPictures',
    outputShape,
    variableNames: ['bits', 'hidden', 'gain', 'down', 'across'],
    uniforms: 'gridRows : i32, gridColumns : i32,',
    workgroupSize: [THREADS, 1, 1],
    dispatchLayout: { x: [0, 1, 2, 3] },
    dispatch: [Math.ceil((pictures * height * width) / THREADS), 1, 1],
    getUserCode: () => code,
  };
}

/** `[pixels, 2]`: the first cell with any weight at a pixel, and its weight; the next cell has the rest. */
function axisTensor(footprint: Footprint, cells: number, pixels: number): Tensor2D {
  const weights = axisWeights(footprint, cells, pixels);
  const pairs = Array.from({ length: pixels }, (_, pixel) => {
    const cell = weights.findIndex((weight) => (weight[pixel] ?? 0) > 0);
    return [cell, weights[cell]?.[pixel] ?? 0];
  });
  return tf.tensor2d(pairs, [pixels, 2], 'float32');
}

/** Region *i* is bit *i* mod 32 of word ⌊*i* / 32⌋ of its set. Words are integers: no float operation may touch such bits. */
function packed(sets: readonly RegionSet[], words: number): Int32Array {
  return Int32Array.from({ length: sets.length * words }, (_, at) => {
    const set = sets[Math.floor(at / words)] ?? 0n;
    return Number(BigInt.asIntN(WORD, set >> BigInt(WORD * (at % words))));
  });
}
