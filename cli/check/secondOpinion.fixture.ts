/**
 * A built-in network's answers to masked pictures, by another way than the project's.
 *
 * TensorFlow.js's own layers runtime, its own loops for resizing and masking, nothing
 * of `src/`: what agrees with this is right for two reasons. Slow and simple on purpose.
 */
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel, type LayersModel } from '@tensorflow/tfjs-layers';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const models = join(import.meta.dirname, '../../public/models');
const size = 112;
type Set = readonly number[];

/** As stored, one byte a channel; `rgb` is `size × size × 3`. */
export interface CheckedPicture {
  readonly rgb: Float64Array;
}

export async function loadBuiltIn(id: string): Promise<LayersModel> {
  const json = JSON.parse(readFileSync(join(models, id, 'model.json'), 'utf8')) as {
    modelTopology: object;
    weightsManifest: { weights: tf.io.WeightsManifestEntry[] }[];
  };
  const weightSpecs = json.weightsManifest.flatMap(({ weights }) => weights);
  const weightData = new Uint8Array(readFileSync(join(models, id, 'weights.bin'))).buffer;
  return loadLayersModel(tf.io.fromMemory({ modelTopology: json.modelTopology, weightSpecs, weightData }));
}

/** Weight of each of `from` pixels for each of `to`: a triangle as wide as the scale, about half-pixel centres. */
function triangle(from: number, to: number): number[][] {
  const scale = from / to;
  return Array.from({ length: to }, (_, o) => {
    const raw = Array.from({ length: from }, (_p, i) =>
      Math.max(0, 1 - Math.abs(i + 0.5 - (o + 0.5) * scale) / Math.max(1, scale)),
    );
    const sum = raw.reduce((a, b) => a + b, 0);
    return raw.map((weight) => weight / sum);
  });
}

/** A square picture file at the network's size, rounded to whole numbers once. */
export async function pictureOf(path: string): Promise<CheckedPicture> {
  const { data, info } = await sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  if (info.width !== info.height) throw new Error('this check wants a square picture');
  const taps = triangle(info.width, size);
  const weighted = (y: number, x: number, c: number): number =>
    (taps[y] ?? []).reduce((sum, row, v) => {
      if (row === 0) return sum;
      const across = (taps[x] ?? []).reduce(
        (part, col, u) => (col === 0 ? part : part + col * (data[(v * info.width + u) * info.channels + c] ?? 0)),
        0,
      );
      return sum + row * across;
    }, 0);
  const rgb = Float64Array.from({ length: size * size * 3 }, (_, i) =>
    Math.round(weighted(Math.floor(i / (size * 3)), Math.floor(i / 3) % size, i % 3)),
  );
  return { rgb };
}

export function meanColour({ rgb }: CheckedPicture): number[] {
  return [0, 1, 2].map((c) => {
    let sum = 0;
    for (let i = c; i < rgb.length; i += 3) sum += rgb[i] ?? 0;
    return sum / (size * size);
  });
}

/** How much of each pixel a set of a 7 × 7 grid shows: bilinear, corners on corners. */
function shown(set: Set, rows: number, cols: number): Float64Array {
  const near = (cell: number, cells: number, p: number) =>
    Math.max(0, 1 - Math.abs((p * (cells - 1)) / (size - 1) - cell));
  return Float64Array.from({ length: size * size }, (_, i) =>
    set.reduce(
      (sum, id) => sum + near(Math.floor(id / cols), rows, Math.floor(i / size)) * near(id % cols, cols, i % size),
      0,
    ),
  );
}

/** Class probabilities of each set, computed once per set. */
export class SecondOpinion {
  readonly #memo = new Map<string, readonly number[]>();
  readonly #model: LayersModel;
  readonly #picture: CheckedPicture;
  readonly #hidden: readonly number[];
  readonly #grid: readonly [number, number];

  constructor(model: LayersModel, picture: CheckedPicture, hidden: readonly number[], grid: readonly [number, number]) {
    this.#model = model;
    this.#picture = picture;
    this.#hidden = hidden;
    this.#grid = grid;
  }

  async ask(sets: readonly Set[]): Promise<void> {
    const open = [...new Map(sets.map((set) => [key(set), set])).entries()].filter(([name]) => !this.#memo.has(name));
    for (let at = 0; at < open.length; at += 16) {
      const batch = open.slice(at, at + 16);
      const answers = await this.#predict(batch.map(([, set]) => set));
      batch.forEach(([name], i) => this.#memo.set(name, answers[i] ?? []));
    }
  }

  async #predict(sets: readonly Set[]): Promise<number[][]> {
    const { rgb } = this.#picture;
    const pixels = new Float32Array(sets.length * rgb.length);
    sets.forEach((set, n) => {
      const mask = shown(set, ...this.#grid);
      rgb.forEach((value, i) => {
        const share = mask[Math.floor(i / 3)] ?? 0;
        pixels[n * rgb.length + i] = (value * share + (this.#hidden[i % 3] ?? 0) * (1 - share)) / 127.5 - 1;
      });
    });
    const answers = tf.tidy(() =>
      tf.softmax(this.#model.predict(tf.tensor4d(pixels, [sets.length, size, size, 3])) as tf.Tensor2D),
    );
    const values = await answers.array();
    answers.dispose();
    return values;
  }

  of(set: Set): readonly number[] {
    return this.#memo.get(key(set)) ?? [];
  }
}

const key = (set: Set): string => [...set].sort((a, b) => a - b).join();
