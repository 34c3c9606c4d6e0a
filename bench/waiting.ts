/**
 * How long a person waits, on the built page in a real browser: for the first graph
 * after opening it, for a search on a demo, for a photograph of their own.
 *
 * Wall clock from the gesture until the page shows what was asked for, each in a fresh
 * browser profile. Needs `dist/`; says so where there is none.
 */
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, expect, type Browser, type Page } from '@playwright/test';
import { preview } from 'vite';
import { App } from '../e2e/app.ts';
import { findChromium } from '../scripts/chromium.mjs';
import type { Row, Subject } from './row.ts';
import { measuredRow, notMeasured } from './row.ts';

const port = 4391;
const rounds = 5;
const photos = '../shared/photos/imagenette_val_boxed_224';

interface Wait {
  readonly what: string;
  /** In seconds. */
  readonly goal: number;
  readonly measure: (page: Page, round: number) => Promise<number>;
}

const waits: readonly Wait[] = [
  { what: 'page opened → graph of the first demo', goal: 3, measure: opened },
  { what: 'setting changed on a demo → new graph', goal: 3, measure: searchedAgain },
  { what: 'photograph dropped → graph, everyday-10', goal: 5, measure: dropped },
];

async function seconds(work: () => Promise<void>): Promise<number> {
  const before = performance.now();
  await work();
  return (performance.now() - before) / 1000;
}

async function opened(page: Page): Promise<number> {
  return seconds(async () => {
    await page.goto(`http://localhost:${port}/`);
    await new App(page).roots.first().waitFor();
  });
}

/** Until the network of the demo has taken over from what was computed beforehand. */
async function ready(page: Page): Promise<App> {
  await opened(page);
  await expect(page.getByText('Computed beforehand')).toHaveCount(0, { timeout: 60_000 });
  return new App(page);
}

async function searchedAgain(page: Page): Promise<number> {
  const app = await ready(page);
  return seconds(async () => {
    await page.getByRole('slider', { name: 'Confidence to keep' }).fill('0.6');
    const search = app.status.getByRole('listitem', { includeHidden: true }).filter({ hasText: 'Search' });
    await expect(search).not.toContainText('done');
    await app.searched();
  });
}

async function dropped(page: Page, round: number): Promise<number> {
  const app = await ready(page);
  const names = readdirSync(photos).sort();
  const name = names[(round * 97) % names.length] ?? '';
  const bytes = await readFile(join(photos, name));
  return seconds(async () => {
    await app.drop({ name, type: 'image/jpeg', bytes });
    // Gone with the demo's picture.
    await expect(page.getByRole('checkbox', { name: 'Show the truth' })).toHaveCount(0, { timeout: 60_000 });
    await app.searched();
  });
}

async function inFreshProfile(browser: Browser, work: (page: Page) => Promise<number>): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** One row per wait, which says what is missing where it cannot be measured. */
export async function measureWaiting(): Promise<Row[]> {
  const executablePath = await findChromium();
  if (!existsSync('dist/index.html') || executablePath === null) {
    return waits.map((wait) => notMeasured(subjectOf(wait), 'needs the built page (npx vite build) and Chromium'));
  }
  const server = await preview({ preview: { port, strictPort: true }, logLevel: 'error' });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
  const rows: Row[] = [];
  for (const wait of waits) rows.push(await rowOf(browser, wait));
  await browser.close();
  await server.close();
  return rows;
}

async function rowOf(browser: Browser, wait: Wait): Promise<Row> {
  if (wait.measure === dropped && !existsSync(photos)) return notMeasured(subjectOf(wait), `needs ${photos}`);
  const values: number[] = [];
  for (let round = 0; round < rounds; round++) {
    values.push(await inFreshProfile(browser, (page) => wait.measure(page, round)));
  }
  return measuredRow(subjectOf(wait), values);
}

function subjectOf({ what, goal }: Wait): Subject {
  return { what, against: '–', goal: { atMost: goal }, unit: 's' };
}
