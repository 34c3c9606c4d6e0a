/**
 * The networks that ship answer as the ones that were trained.
 *
 * The golden logits come from PyTorch (`training/export.py`) on pictures that a formula
 * makes, computed with the very weights of the files; ours come from the files.
 */
import * as tf from '@tensorflow/tfjs-core';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { distance, leaked, testBackends, useBackend } from '../src/network/backends.fixture.ts';
import { logits, run } from '../src/network/forward.ts';
import { lastSpatialLayer } from '../src/network/layers.ts';
import { catalogue, files, goldenFile, goldenPicture, shipped, size } from './shipped.fixture.ts';

const builtIn = [
  { id: 'toyworld', classes: 16, mostBytes: 1_000_000 },
  { id: 'everyday-10', classes: 10, mostBytes: 1_500_000 },
];

interface Golden {
  readonly sha256: string;
  readonly logits: readonly (readonly number[])[];
}

const input = (count: number): tf.Tensor4D =>
  tf.tidy(() => {
    const pixels = Array.from({ length: count }, (_, index) => goldenPicture(index)).flat();
    return tf.sub(tf.div(tf.tensor4d(pixels, [count, size, size, 3]), 127.5), 1);
  });

describe.each(builtIn)('$id', ({ id, classes, mostBytes }) => {
  it.each(testBackends)('gives the logits of the trained network within 1e-4 on %s', async (backend) => {
    await useBackend(backend);
    const { logits: expected } = goldenFile(id) as Golden;
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
    const listed = catalogue();
    const card = listed.models.find((one) => one.id === id)!;
    const { text, weights } = files(id);
    const hash = createHash('sha256').update(text).update(weights).digest('hex');
    expect(text.length + weights.length).toBeLessThanOrEqual(mostBytes);
    expect(card.bytes).toBe(text.length + weights.length);
    expect(card.sha256).toBe(hash);
    expect((goldenFile(id) as Golden).sha256).toBe(hash);
    expect(card.classes).toHaveLength(classes);
  });
});
