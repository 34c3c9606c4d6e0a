/** The networks that ship, and the pictures by which they are compared with PyTorch. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../src/core/modelCard.ts';
import type { Network, WeightSpec } from '../src/network/graph.ts';
import { importModel } from '../src/network/import/importModel.ts';

const models = join(import.meta.dirname, '../public/models');

/** Width and height of the networks' pictures. */
export const size = 112;

export const goldenFile = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, `golden/${name}.json`), 'utf8'));

export const catalogue = (): Catalogue => JSON.parse(readFileSync(join(models, 'catalogue.json'), 'utf8')) as Catalogue;

export function files(id: string): { readonly text: Buffer; readonly weights: Buffer } {
  return { text: readFileSync(join(models, id, 'model.json')), weights: readFileSync(join(models, id, 'weights.bin')) };
}

export function shipped(id: string): Network {
  const { text, weights } = files(id);
  const json = JSON.parse(text.toString()) as {
    modelTopology: unknown;
    weightsManifest: { weights: WeightSpec[] }[];
  };
  return importModel({
    name: id,
    format: 'layers-model',
    topology: json.modelTopology,
    weightSpecs: json.weightsManifest.flatMap((group) => group.weights),
    weightData: new Uint8Array(weights).buffer,
  });
}

/** Waves and a step, `[112, 112, 3]` in 0–255; the same formula as `golden_picture` in export.py. */
export function goldenPicture(index: number): number[] {
  return Array.from({ length: size * size * 3 }, (_, i) => {
    const [y, x, c] = [Math.floor(i / (size * 3)), Math.floor(i / 3) % size, i % 3];
    return (x * (3 + index) + y * (5 + 2 * index) + c * 41 + Math.floor((x * y) / (7 + index))) % 256;
  });
}
