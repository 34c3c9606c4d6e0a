/**
 * Takes the pictures of the page that the README shows, of the built page, with a
 * picture of the project's own and a real network.
 *
 *   npx vite build && npm run screenshots [-- path/to/tfjs-model]
 *
 * The folder needs a `cards.json` beside it, as for `npm run models -- add`. Chromium
 * is looked for as in the tests.
 */
import { mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, BrowserContextOptions } from '@playwright/test';
import { preview } from 'vite';
import { neighbourCard } from '../cli/models/neighbourCard.ts';
import { visitedBefore } from '../e2e/visits.ts';
import type { ModelCard } from '../src/core/modelCard.ts';
import { findChromium } from './chromium.mjs';

const model = process.argv[2] ?? '../shared/models/mobilenet_v2_100_224';
const folder = 'docs/screenshots';
const port = 4390;

const views: readonly { readonly name: string; readonly options: BrowserContextOptions }[] = [
  { name: 'desktop-light', options: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' } },
  { name: 'desktop-dark', options: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' } },
  {
    name: 'phone-light',
    options: { viewport: { width: 390, height: 844 }, colorScheme: 'light', deviceScaleFactor: 2, hasTouch: true },
  },
];

async function cardOf(path: string): Promise<ModelCard> {
  const facts = await neighbourCard(path);
  if (facts === null) throw new Error(`There is no cards.json beside ${path} that names it.`);
  const { format } = JSON.parse(readFileSync(join(path, 'model.json'), 'utf8')) as { format?: ModelCard['format'] };
  const { classNames: classes, ...known } = facts;
  const bytes = readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0);
  const open = {
    query: '',
    backgroundClass: null,
    sha256: null,
    files: [],
    licence: 'Apache-2.0',
    source: 'a folder of this computer',
    note: 'Knows the thousand things of ImageNet.',
  };
  const address = `${basename(path)}/model.json`;
  return {
    id: basename(path),
    name: 'MobileNet V2',
    format: format ?? 'layers-model',
    address,
    classes,
    bytes,
    ...known,
    ...open,
  };
}

async function take(browser: Browser, card: ModelCard, name: string, options: BrowserContextOptions): Promise<void> {
  const context = await browser.newContext({
    ...options,
    reducedMotion: 'reduce',
    storageState: visitedBefore(`http://localhost:${port}`),
  });
  const page = await context.newPage();
  await context.route(`**/models/${basename(model)}/*`, (route) =>
    route.fulfill({ body: readFileSync(join(model, basename(new URL(route.request().url()).pathname))) }),
  );
  await context.route('**/models/catalogue.json', (route) => route.fulfill({ json: { version: 1, models: [card] } }));
  await page.goto(`http://localhost:${port}/`);
  await page.getByRole('button', { name: 'Two hot-air balloons' }).click();
  await page.getByRole('slider', { name: 'Confidence to keep' }).fill('0.9');
  await page.getByRole('button', { name: /^Root/ }).first().waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached', timeout: 300_000 });
  await page.waitForTimeout(1000);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}

const card = await cardOf(model);
const executablePath = await findChromium();
if (executablePath === null) throw new Error('No Chromium was found.');
mkdirSync(folder, { recursive: true });
const server = await preview({ preview: { port, strictPort: true }, logLevel: 'error' });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
for (const { name, options } of views) await take(browser, card, name, options);
await browser.close();
await server.close();
console.log(`${views.length} pictures in ${folder}`);
