/**
 * The published networks and photographs that lie beside a full checkout, for tests.
 *
 * Absent in a clone: tests that need them ask `hasShared` and are skipped by name.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ModelArtifacts, WeightSpec } from './graph.ts';

const root = join(import.meta.dirname, '../../../shared');
export const hasShared = existsSync(join(root, 'models/cards.json'));

interface Card {
  readonly format: 'layers' | 'graph';
  readonly size: readonly [number, number];
  readonly preprocess: {
    readonly order: 'rgb' | 'bgr';
    readonly scale: number;
    readonly mean: readonly number[];
    readonly std: readonly number[];
  };
}

interface ModelFile {
  readonly modelTopology: unknown;
  readonly signature?: unknown;
  readonly weightsManifest: readonly { readonly paths: readonly string[]; readonly weights: readonly WeightSpec[] }[];
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** What the published notes say of every network: input size and preprocessing. */
export function sharedCards(): Readonly<Record<string, Card>> {
  return hasShared ? (readJson('models/cards.json') as Record<string, Card>) : {};
}

export function sharedArtifacts(name: string): ModelArtifacts {
  const file = readJson(`models/${name}/model.json`) as ModelFile;
  const shards = file.weightsManifest.flatMap((group) => group.paths);
  const bytes = Buffer.concat(shards.map((path) => readFileSync(join(root, 'models', name, path))));
  return {
    name,
    format: sharedCards()[name]?.format === 'graph' ? 'graph-model' : 'layers-model',
    topology: file.modelTopology,
    signature: file.signature,
    weightSpecs: file.weightsManifest.flatMap((group) => group.weights),
    weightData: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  };
}

/** Paths of the first `count` ImageNet photographs with marked objects. */
export function sharedPhotos(count: number): string[] {
  const { images } = readJson('photos/manifest.json') as { images: { file: string }[] };
  return images.slice(0, count).map(({ file }) => join(root, 'photos', file));
}

/** A photograph squashed to a network's input and preprocessed, `height × width × 3`. */
export async function preparedPhoto(path: string, card: Card): Promise<Float32Array> {
  const [height, width] = card.size;
  const { order, scale, mean, std } = card.preprocess;
  const rgb = await sharp(path)
    .resize(width, height, { fit: 'fill' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  return Float32Array.from(rgb, (_, i) => {
    const channel = i % 3;
    const value = rgb[order === 'rgb' ? i : i - channel + (2 - channel)] ?? 0;
    return (value * scale - (mean[channel] ?? 0)) / (std[channel] ?? 1);
  });
}
