/**
 * The networks that ship answer as the ones that were trained.
 *
 * The golden logits come from PyTorch (`training/export.py`) on pictures that a formula
 * makes, computed with the very weights of the files; ours come from the files.
 */
import * as tf from '@tensorflow/tfjs-core';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { distance, leaked, testBackends, useBackend } from '../src/network/backends.fixture.ts';
import { logits, run } from '../src/network/forward.ts';
import type { WeightSpec } from '../src/network/graph.ts';
import { importModel } from '../src/network/import/importModel.ts';
import { lastSpatialLayer } from '../src/network/layers.ts';
import type { Catalogue } from '../src/core/modelCard.ts';

const size = 112;
const models = join(import.meta.dirname, '../public/models');
const builtIn = [
  { id: 'toyworld', classes: 16, mostBytes: 1_000_000 },
  { id: 'everyday-10', classes: 10, mostBytes: 1_500_000 },
];

interface Golden {
  readonly sha256: string;
  readonly logits: readonly (readonly number[])[];
}

const golden = (id: string): Golden =>
  JSON.parse(readFileSync(join(import.meta.dirname, `golden/${id}.json`), 'utf8')) as Golden;

function files(id: string): { readonly text: Buffer; readonly weights: Buffer } {
  return { text: readFileSync(join(models, id, 'model.json')), weights: readFileSync(join(models, id, 'weights.bin')) };
}

function shipped(id: string) {
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
function goldenPicture(index: number): number[] {
  return Array.from({ length: size * size * 3 }, (_, i) => {
    const [y, x, c] = [Math.floor(i / (size * 3)), Math.floor(i / 3) % size, i % 3];
    return (x * (3 + index) + y * (5 + 2 * index) + c * 41 + Math.floor((x * y) / (7 + index))) % 256;
  });
}

const input = (count: number): tf.Tensor4D =>
  tf.tidy(() => {
    const pixels = Array.from({ length: count }, (_, index) => goldenPicture(index)).flat();
    return tf.sub(tf.div(tf.tensor4d(pixels, [count, size, size, 3]), 127.5), 1);
  });

describe.each(builtIn)('$id', ({ id, classes, mostBytes }) => {
  it.each(testBackends)('gives the logits of the trained network within 1e-4 on %s', async (backend) => {
    await useBackend(backend);
    const { logits: expected } = golden(id);
    const lost = await leaked(async () => {
      const network = shipped(id);
      const [x, theirs] = [input(expected.length), tf.tensor2d(expected.map((row) => [...row]))];
      const mine = logits(network, x);
      expect(mine.shape).toEqual([expected.length, classes]);
      expect(await distance(mine, theirs)).toBeLessThan(1e-4);
      tf.dispose([x, theirs, mine]);
      network.dispose();
    });
    expect(lost).toBe(0);
  });

  it('ends in one 7 × 7 map, a cell for every region', async () => {
    await useBackend('cpu');
    const network = shipped(id);
    const x = input(1);
    const [last] = run(network, new Map([[network.input, x]]), [lastSpatialLayer(network)]);
    expect(network.inputShape).toEqual([size, size, 3]);
    expect(last?.shape.slice(0, 3)).toEqual([1, 7, 7]);
    tf.dispose([x, ...(last ? [last] : [])]);
    network.dispose();
  });

  it('does not make up its mind about a picture that shows nothing', async () => {
    await useBackend('cpu');
    const network = shipped(id);
    for (const value of [-1, 0, 1]) {
      const answer = tf.tidy(() => tf.max(tf.softmax(logits(network, tf.fill([1, size, size, 3], value)))));
      expect((await answer.data())[0]).toBeLessThan(0.3);
      answer.dispose();
    }
    network.dispose();
  });

  it('is as small as it says, and the very files the card speaks of', () => {
    const catalogue = JSON.parse(readFileSync(join(models, 'catalogue.json'), 'utf8')) as Catalogue;
    const card = catalogue.models.find((one) => one.id === id)!;
    const { text, weights } = files(id);
    const hash = createHash('sha256').update(text).update(weights).digest('hex');
    expect(text.length + weights.length).toBeLessThanOrEqual(mostBytes);
    expect(card.bytes).toBe(text.length + weights.length);
    expect(card.sha256).toBe(hash);
    expect(golden(id).sha256).toBe(hash);
    expect(card.classes).toHaveLength(classes);
  });
});
