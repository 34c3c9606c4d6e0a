/**
 * Heat maps are the same on every back end, in a real browser: WASM, WebGL and WebGPU (on
 * SwiftShader) run the same methods, with few iterations, on the same small network.
 *
 * One method for every way of computing there is; `EVERY_METHOD=1` runs all, which takes minutes.
 */
import { expect, test } from '@playwright/test';
import { leastOptions } from '../cli/methods/least.fixture.ts';
import { harnessPort } from '../playwright.config.ts';
import { methodCards } from '../src/core/methods/cards.ts';
import { sharedCard } from '../src/engine/catalogue/sharedCards.fixture.ts';
import { sharedPhotos } from '../src/network/shared.fixture.ts';
import type { Harness } from './harness/harness.ts';
import { squashed } from './pictures.ts';
import { hasShared, serveShared } from './shared.ts';

declare global {
  interface Window {
    harness: Harness;
  }
}

const origin = `http://localhost:${String(harnessPort)}/`;
/** So little smoothing that one iteration moves the mask by more than rounding errors do. */
const loose = { area: 0.05, smoothness: 0.05 };
const optionsOf = (ids: readonly string[]) =>
  Object.fromEntries(
    methodCards
      .filter(({ id }) => ids.includes(id))
      .map((card) => [
        card.id,
        { ...leastOptions(card), ...(card.family === 'optimised mask' && { ...loose, steps: 5 }) },
      ]),
  );

const representative = [
  ...['cam', 'layer-cam', 'score-cam', 'guided-backprop', 'smooth-grad', 'lrp-epsilon', 'lrp-b-flat', 'deep-taylor'],
  ...['deeplift-reveal-cancel', 'rise', 'extremal-perturbation', 'i-gos-plus-plus', 'l2-caf', 'ucag'],
];
const tried = process.env['EVERY_METHOD'] === undefined ? representative : methodCards.map(({ id }) => id);

test.skip(!hasShared, 'needs the test models');

/** 1 for the same direction. A rounding error may flip one of a million ReLU gates, so single pixels may differ. */
function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = (u: readonly number[], v: readonly number[]): number =>
    u.reduce((sum, value, i) => sum + value * (v[i] ?? Number.NaN), 0);
  return dot(a, a) === 0 && dot(b, b) === 0 ? 1 : dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

test('methods give the same maps on WASM, WebGL and WebGPU, and leave no tensor behind', async ({ page }) => {
  test.setTimeout(240_000);
  await serveShared(page);
  const card = sharedCard('resnet20_cifar10_32', `${origin}shared/models/`);
  const picture = await squashed(sharedPhotos(1)[0] ?? '', 32);
  await page.context().route('**/pictures/0', (route) => route.fulfill({ body: picture }));
  const run = async (backend: 'wasm' | 'webgpu' | 'webgl') => {
    await page.goto(origin);
    await page.waitForFunction(() => 'harness' in window);
    await page.evaluate((name) => window.harness.start(name), backend);
    const input = [card, `${origin}pictures/0`, optionsOf(tried)] as const;
    return await page.evaluate(([c, p, o]) => window.harness.maps(c, p, o), input);
  };
  const reference = await run('wasm');
  expect(reference.leaked).toBe(0);
  const explained = Object.entries(reference.maps).filter(([, values]) => values !== null);
  // There are no patterns for this network.
  expect(explained.map(([id]) => id)).toEqual(expect.arrayContaining(tried.filter((id) => !id.startsWith('pattern-'))));
  for (const backend of ['webgl', 'webgpu'] as const) {
    const { maps, leaked } = await run(backend);
    expect(leaked).toBe(0);
    const likeness = explained.map(([id, values]) => ({ id, backend, cosine: cosine(maps[id] ?? [], values ?? []) }));
    expect(likeness.filter((one) => !(one.cosine > 0.999))).toEqual([]);
  }
});
