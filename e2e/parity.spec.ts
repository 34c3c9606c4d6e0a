/**
 * The same numbers on every back end, in a real browser.
 *
 * References are TensorFlow.js's own runtimes in Node; the browser runs this
 * project's importer, forward and reverse passes. SwiftShader stands in for a GPU.
 */
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { expect, test } from '@playwright/test';
import { harnessPort } from '../playwright.config.ts';
import type { SharedId } from '../src/engine/catalogue/sharedCards.fixture.ts';
import { sharedArtifacts, sharedCard } from '../src/engine/catalogue/sharedCards.fixture.ts';
import { preprocessInto } from '../src/engine/picture/preprocess.ts';
import { useBackend } from '../src/network/backends.fixture.ts';
import type { Harness } from './harness/harness.ts';
import { sharedPhotos } from '../src/network/shared.fixture.ts';
import { squashed } from './pictures.ts';
import { hasShared, serveShared } from './shared.ts';

declare global {
  interface Window {
    harness: Harness;
  }
}

const origin = `http://localhost:${String(harnessPort)}/`;
const models: readonly SharedId[] = ['mobilenet_v1_025_224', 'googlenet_caffe_224'];
const sets = [[], [24], [16, 17, 23, 24, 25, 31], Array.from({ length: 49 }, (_, i) => i)];

/** What TensorFlow.js itself says, on WASM in Node. */
async function reference(id: SharedId, pictures: readonly Buffer[]): Promise<number[][]> {
  await useBackend('wasm');
  const { topology, signature, format, weightSpecs, weightData } = sharedArtifacts(id);
  const handler = {
    load: () =>
      Promise.resolve({ modelTopology: topology, signature, format, weightSpecs, weightData } as tf.io.ModelArtifacts),
  };
  const model = await (format === 'graph-model' ? loadGraphModel(handler) : loadLayersModel(handler));
  const card = sharedCard(id);
  const [height, width] = card.inputSize;
  const answers: number[][] = [];
  for (const rgb of pictures) {
    const x = new Float32Array(height * width * 3);
    preprocessInto(new Uint8ClampedArray(rgb), card.preprocess, x, 0);
    const input = tf.tensor4d(x, [1, height, width, 3]);
    const y = model.predict(input) as tf.Tensor;
    answers.push([...(await y.data())]);
    tf.dispose([input, y]);
  }
  model.dispose();
  return answers;
}

const gap = (a: readonly number[], b: readonly number[]): number =>
  a.length === b.length ? a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? NaN))), 0) : Infinity;

/** 1 for the same direction. A rounding error may flip one of a million ReLU gates, so single entries may differ. */
const cosine = (a: readonly number[], b: readonly number[]): number => {
  const dot = (u: readonly number[], v: readonly number[]): number =>
    u.reduce((sum, value, i) => sum + value * (v[i] ?? NaN), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
};

test.skip(!hasShared, 'needs the test models');

test.describe('in a real browser', () => {
  test.beforeEach(async ({ page }) => {
    await serveShared(page);
    await page.goto(origin);
    await page.waitForFunction(() => 'harness' in window);
  });

  for (const backend of ['wasm', 'webgpu', 'webgl'] as const) {
    for (const id of models) {
      test(`${id} answers as TensorFlow.js does on ${backend}`, async ({ page }) => {
        const pictures = await Promise.all(sharedPhotos(2).map((path) => squashed(path, 224)));
        const expected = await reference(id, pictures);
        await page.context().route('**/pictures/*', (route) =>
          route.fulfill({
            body: pictures[Number(new URL(route.request().url()).pathname.split('/').pop())] ?? Buffer.alloc(0),
          }),
        );
        const card = sharedCard(id, `${origin}shared/models/`);
        const report = await page.evaluate((name) => window.harness.start(name), backend);
        expect(report.backend).toBe(backend);
        const addresses = pictures.map((_, i) => `${origin}pictures/${i}`);
        const { answers, leaked } = await page.evaluate(([c, a]) => window.harness.classify(c, a), [
          card,
          addresses,
        ] as const);
        expect(leaked).toBe(0);
        answers.forEach((answer, i) => {
          expect(gap(answer, expected[i]!)).toBeLessThan(1e-4);
        });
      });
    }
  }

  test('WebGPU puts masked pictures together from bits, and its buffers do not grow with pictures', async ({
    page,
  }) => {
    await page.evaluate(() => window.harness.start('webgpu'));
    for (const [rows, cols] of [
      [7, 7],
      [4, 8],
      [14, 14],
    ] as const) {
      const gap = await page.evaluate(([r, c]) => window.harness.compositingGap(r, c), [rows, cols] as const);
      expect(gap).toBeLessThan(1e-6);
    }
    const held = await page.evaluate(() => window.harness.pictureAfterPicture(10));
    expect(held).toHaveLength(10);
    expect(held[0]![0]).toBeGreaterThan(0);
    expect(held.at(-1)).toEqual(held[0]);
  });

  test('region sets and gradients are the same on every back end', async ({ page }) => {
    const card = sharedCard('mobilenet_v1_025_224', `${origin}shared/models/`);
    const picture = await squashed(sharedPhotos(1)[0]!, 224);
    await page.context().route('**/pictures/0', (route) => route.fulfill({ body: picture }));
    const target = 153;
    const run = async (backend: 'wasm' | 'webgpu' | 'webgl') => {
      await page.goto(origin);
      await page.waitForFunction(() => 'harness' in window);
      await page.evaluate((name) => window.harness.start(name), backend);
      const input = [card, `${origin}pictures/0`, target, sets] as const;
      const scores = await page.evaluate(([c, p, t, s]) => window.harness.score(c, p, t, s, 8), input);
      const gradient = await page.evaluate(([c, p, t]) => window.harness.gradient(c, p, t), input);
      return { scores, gradient };
    };
    const reference = await run('wasm');
    expect(reference.scores).toHaveLength(2 * sets.length);
    expect(gap(reference.gradient, new Array<number>(224 * 224 * 3).fill(0))).toBeGreaterThan(0);
    for (const backend of ['webgpu', 'webgl'] as const) {
      const other = await run(backend);
      expect(gap(other.scores, reference.scores)).toBeLessThan(1e-4);
      expect(cosine(other.gradient, reference.gradient)).toBeGreaterThan(0.9999);
    }
  });
});
