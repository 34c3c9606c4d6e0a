/**
 * Takes the pictures of the page that the README shows: the built page as it opens, on
 * its first demo, with its own network.
 *
 *   npx vite build && npm run screenshots
 *
 * Chromium is looked for as in the tests.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { preview } from 'vite';
import { visitedBefore } from '../e2e/visits.ts';
import { findChromium } from './chromium.mjs';

const folder = 'docs/screenshots';
const port = 4390;

interface View {
  readonly name: string;
  readonly options: BrowserContextOptions;
  readonly prepare?: (page: Page) => Promise<void>;
}

const desktop = { width: 1440, height: 900 };

const views: readonly View[] = [
  { name: 'desktop-light', options: { viewport: desktop, colorScheme: 'light' } },
  { name: 'desktop-dark', options: { viewport: desktop, colorScheme: 'dark' } },
  {
    name: 'truth',
    options: { viewport: desktop, colorScheme: 'light' },
    prepare: async (page) => {
      await page.getByRole('checkbox', { name: 'Show the truth' }).check();
    },
  },
  {
    name: 'comparison',
    options: { viewport: desktop, colorScheme: 'light' },
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Compare all methods' }).click();
      const comparison = page.getByRole('dialog', { name: 'Heat maps compared' });
      await comparison.getByRole('button', { name: 'All fast ones' }).click();
      await comparison.getByText('all there').waitFor({ timeout: 120_000 });
      await comparison.getByRole('button', { name: 'Measure all' }).click();
      await comparison.getByRole('article', { name: 'Grad-CAM++' }).getByText('Deletion').first().waitFor();
    },
  },
  {
    name: 'phone-light',
    options: { viewport: { width: 390, height: 844 }, colorScheme: 'light', deviceScaleFactor: 2, hasTouch: true },
  },
];

async function take(browser: Browser, { name, options, prepare }: View): Promise<void> {
  const origin = `http://localhost:${port}`;
  const context = await browser.newContext({
    ...options,
    reducedMotion: 'reduce',
    storageState: visitedBefore(origin),
  });
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  await page.getByRole('button', { name: /^Root/ }).first().waitFor({ timeout: 120_000 });
  await page.getByText('Computed beforehand').waitFor({ state: 'detached', timeout: 60_000 });
  await prepare?.(page);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}

const executablePath = await findChromium();
if (executablePath === null) throw new Error('No Chromium was found.');
mkdirSync(folder, { recursive: true });
const server = await preview({ preview: { port, strictPort: true }, logLevel: 'error' });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
for (const view of views) await take(browser, view);
await browser.close();
await server.close();
console.log(`${views.length} pictures in ${folder}`);
