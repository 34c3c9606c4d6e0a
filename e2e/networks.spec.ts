/**
 * Real networks and real photographs on the page: what it finds is what the command
 * line finds, and everything a person does meanwhile works.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { ExplanationFile } from '../src/core/share/explanationFormat.ts';
import type { SharedId } from '../src/engine/catalogue/sharedCards.fixture.ts';
import { App, watchForComplaints } from './app.ts';
import { serveSharedModels } from './catalogue.ts';
import { centreCrop } from './pictures.ts';
import { hasShared, servePublicMobileNet } from './shared.ts';

test.skip(!hasShared, 'needs the test models and photographs');

const photo = (name: string): string => `../shared/photos/${name}`;
const folder = 'test-results/e2e';

async function photograph(name: string, size = 224) {
  return { name: 'photograph.png', type: 'image/png', bytes: await centreCrop(photo(name), size) };
}

/** The command line's file for the same picture, network and settings. */
function commandLine(id: SharedId, picture: Buffer): ExplanationFile {
  mkdirSync(folder, { recursive: true });
  const [path, out] = [`${folder}/${id}.png`, `${folder}/${id}.json`];
  writeFileSync(path, picture);
  const run = spawnSync(
    'npx',
    ['tsx', 'cli/explain.ts', '--picture', path, '--model', `../shared/models/${id}`, '--out', out],
    { encoding: 'utf8' },
  );
  expect(run.status, run.stderr).toBe(0);
  return JSON.parse(readFileSync(out, 'utf8')) as ExplanationFile;
}

for (const [id, name] of [
  ['mobilenet_v2_100_224', 'imagenet_sample/n02165456_ladybug.jpg'],
  ['mobilenet_v1_025_224', 'imagenet_sample/n01806143_peacock.jpg'],
] as const) {
  test(`${id}: the page finds what the command line finds`, async ({ page, baseURL }) => {
    const complaints = watchForComplaints(page);
    await serveSharedModels(page, baseURL ?? '', [id]);
    const app = new App(page);
    await page.goto('/');
    const picture = await photograph(name);
    await app.drop(picture);
    await app.searched();
    const [here, there] = [await app.saved(), commandLine(id, picture.bytes)];
    expect(here.target.index).toBe(there.target.index);
    expect(here.explanations.map(({ regions }) => regions)).toEqual(there.explanations.map(({ regions }) => regions));
    expect(here.roots).toEqual(there.roots);
    expect(here.necessary).toEqual(there.necessary);
    const confidences = ({ graph, explanations }: ExplanationFile) =>
      [...graph.nodes, ...explanations].map(({ confidence }) => confidence);
    const [mine, theirs] = [confidences(here), confidences(there)];
    expect(mine).toHaveLength(theirs.length);
    mine.forEach((value, i) => {
      expect(Math.abs(value - (theirs[i] ?? NaN))).toBeLessThan(1e-3);
    });
    // What a person reads after choosing nodes is what stands in the file.
    const shown = await app.nodes.count();
    for (const index of [0, Math.floor(shown / 2), shown - 1]) {
      await app.select(index);
      const term = (await app.inspector.getByRole('code').first().innerText()).split(/\s*∧\s*/u);
      const ids = term.map((region) => (region.charCodeAt(0) - 65) * 7 + Number(region.slice(1)) - 1);
      const node = there.graph.nodes.find(({ regions }) => regions.join() === ids.join());
      const confidence = /confidence (\d+\.\d) %/.exec(await app.inspected())?.[1];
      expect(Math.abs(Number(confidence) / 100 - (node?.confidence ?? NaN))).toBeLessThan(1e-3);
    }
    expect(complaints).toEqual([]);
  });
}

test('Stop in mid-search keeps what was found, and the search can go on', async ({ page, baseURL }) => {
  await serveSharedModels(page, baseURL ?? '', ['mobilenet_v2_100_224']);
  const app = new App(page);
  await page.goto('/');
  await app.drop(await photograph('imagenet_sample/n01806143_peacock.jpg'));
  await expect(app.roots.first()).toBeVisible({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(app.status.getByRole('listitem').filter({ hasText: 'Search' })).toContainText('stopped');
  await expect(app.roots.first()).toBeVisible();
  const found = (await app.saved()).explanations.length;
  expect(found).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Go on' }).click();
  await app.searched();
  expect((await app.saved()).explanations.length).toBeGreaterThanOrEqual(found);
});

test('a photograph as a camera made it: JPEG, large, any shape', async ({ page, baseURL }) => {
  await serveSharedModels(page, baseURL ?? '', ['mobilenet_v1_025_224']);
  const app = new App(page);
  await page.goto('/');
  await app.drop({ name: 'bus.jpg', type: 'image/jpeg', bytes: readFileSync(photo('demo/13135277_620711e6c0.jpg')) });
  await app.searched();
  await expect(app.answers.first()).toContainText('school bus');
  await expect(app.roots.first()).toBeVisible();
});

test('a public network loads from its address when it is chosen', async ({ page, baseURL }) => {
  await serveSharedModels(page, baseURL ?? '', ['tiny_vgg_64']);
  await servePublicMobileNet(page);
  const app = new App(page);
  await page.goto('/');
  await page.getByRole('button', { name: /^Network:/ }).click();
  await page.getByRole('button', { name: /^MobileNet V1 × 0\.25/ }).click();
  await app.drop(await photograph('imagenet_sample/n02165456_ladybug.jpg'));
  await app.searched();
  await expect(app.answers.first()).toContainText('ladybug');
  const file = await app.saved();
  expect(file.model.id).toBe('mobilenet_v1_025_224_public');
});

test('the same on WebGPU', async ({ page, baseURL }) => {
  test.setTimeout(400_000);
  await serveSharedModels(page, baseURL ?? '', ['mobilenet_v1_025_128_quant']);
  const app = new App(page);
  await page.goto('/?backend=webgpu');
  const picture = await photograph('imagenet_sample/n02165456_ladybug.jpg', 128);
  await app.drop(picture);
  await app.searched(350_000);
  const here = await app.saved();
  expect(here.engine.backend).toBe('webgpu');
  const there = commandLine('mobilenet_v1_025_128_quant', picture.bytes);
  expect(here.explanations.map(({ regions }) => regions)).toEqual(there.explanations.map(({ regions }) => regions));
  // By their regions: nodes that are equally sure to six digits may come in another order.
  const confidences = new Map(there.graph.nodes.map(({ regions, confidence }) => [regions.join(), confidence]));
  expect(here.graph.nodes).toHaveLength(there.graph.nodes.length);
  for (const { regions, confidence } of here.graph.nodes) {
    expect(Math.abs(confidence - (confidences.get(regions.join()) ?? NaN))).toBeLessThan(1e-3);
  }
});
