/**
 * How much memory the page needs: `npm run bench -- memory`.
 *
 * Measured is the process in which Chromium runs the page and its workers: what it holds for itself
 * (`processMemory.ts`), less what the same process held while it showed an empty page. The browser's
 * other processes hold nothing that grows with this program. *Peak*: the most at any moment from
 * opening the page until the last of some photographs is searched, its graph drawn and the page's own
 * three maps are made, in a fresh profile, with two scoring threads on WASM and no garbage collection but the
 * browser's own. *Flat*: what the process holds at rest, garbage collected, after many photographs
 * less the same after a few; the first few fill what is kept on purpose (pictures, scores). Each photograph is
 * dropped as soon as the one before is searched, so that maps are stopped midway too.
 *
 * A WASM heap never shrinks, so the peak of every thread stays with the page. Linux only.
 */
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { preview } from 'vite';
import { App } from '../e2e/app.ts';
import { serveSharedModels } from '../e2e/catalogue.ts';
import { findChromium } from '../scripts/chromium.mjs';
import { countJobs, searchesOf, untilIdle, untilSearched } from './pageJobs.ts';
import { canReadProcesses, footprint, watch } from './processMemory.ts';
import type { Row, Subject } from './row.ts';
import { measuredRow, notMeasured } from './row.ts';

const port = 4392;
const origin = `http://localhost:${port}/`;
const photos = '../shared/photos/imagenette_val_boxed_224';
const THREADS = 2;
const ROUNDS = 3;
/** After how many photographs everything kept on purpose is full: sixteen subjects' scores, eight pictures. */
const FEW = 20;
const MANY = 100;

interface Peak extends Subject {
  /** Null: the network that the page brings. */
  readonly model: 'mobilenet_v2_100_224' | null;
  readonly photographs: number;
}

const emptyPage = 'an empty page (taken off)';
const peaks: readonly Peak[] = [
  {
    what: 'peak memory of the page, MobileNet V2 1.0, two photographs, WASM, 2 scoring threads',
    against: emptyPage,
    goal: { atMost: 600 },
    unit: 'MB',
    model: 'mobilenet_v2_100_224',
    photographs: 2,
  },
  {
    what: 'peak memory of the page, everyday-10, five photographs, WASM, 2 scoring threads',
    against: emptyPage,
    goal: { atMost: 250 },
    unit: 'MB',
    model: null,
    photographs: 5,
  },
];

const flat: Subject = {
  what: `growth of the page's memory at rest over photographs ${FEW + 1} to ${MANY}, everyday-10`,
  against: `after ${FEW} photographs`,
  goal: { atMost: 20 },
  unit: 'MB',
};

/** A page in a process of its own. */
interface Watched {
  readonly page: Page;
  readonly pid: number;
  /** Of the process while its page was empty. */
  readonly empty: number;
}

async function inFreshProfile<T>(browser: Browser, work: (watched: Watched) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setHardwareConcurrencyOverride', { hardwareConcurrency: THREADS });
    await countJobs(page);
    // The process of the new tab is replaced by the site's own, which then shows this empty page.
    await page.route(`${origin}empty`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await page.goto(`${origin}empty`);
    await page.waitForTimeout(1000);
    const pid = await processOf(browser, page);
    return await work({ page, pid, empty: footprint(pid) });
  } finally {
    await context.close();
  }
}

/** The renderer that works when the page is made to. */
async function processOf(browser: Browser, page: Page): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const seconds = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return new Map(processInfo.filter(({ type }) => type === 'renderer').map(({ id, cpuTime }) => [id, cpuTime]));
  };
  const before = await seconds();
  await page.evaluate(() => {
    const end = performance.now() + 500;
    while (performance.now() < end);
  });
  const spent = [...(await seconds())].map(([id, after]) => ({ id, spent: after - (before.get(id) ?? 0) }));
  await session.detach();
  return spent.reduce((most, one) => (one.spent > most.spent ? one : most)).id;
}

const names = (): readonly string[] =>
  readdirSync(photos)
    .filter((name) => /\.jpe?g$/i.test(name))
    .sort();

/** Drops one photograph and waits for its graph. */
async function search({ page }: Watched, at: number): Promise<void> {
  const all = names();
  const name = all[(at * 97) % all.length] ?? '';
  const before = await searchesOf(page);
  await new App(page).drop({ name, type: 'image/jpeg', bytes: await readFile(join(photos, name)) });
  await untilSearched(page, before);
}

async function peakOf(browser: Browser, { model, photographs }: Peak, round: number): Promise<number> {
  return inFreshProfile(browser, async (watched) => {
    if (model !== null) await serveSharedModels(watched.page, origin, [model]);
    const watching = watch(watched.pid);
    await watched.page.goto(origin);
    for (let at = 0; at < photographs; at++) {
      await search(watched, round * photographs + at);
      await untilIdle(watched.page);
    }
    watching.stop();
    return watching.peak() - watched.empty;
  });
}

/**
 * Collects what garbage there is and gives back the room that V8 keeps for the young: that grows to 64 MB for the page
 * and as much for every worker whatever is computed, and an ordinary collection leaves it as it is.
 */
const collect = `gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })`;

/** After garbage has been collected in the page and all workers; twice, for what one of them let go of frees more. */
async function atRest({ page, pid }: Watched): Promise<number> {
  await untilIdle(page);
  for (let again = 0; again < 2; again++) {
    await page.evaluate(collect);
    for (const worker of page.workers()) await worker.evaluate(collect);
    await page.waitForTimeout(1000);
  }
  return footprint(pid);
}

async function growth(browser: Browser): Promise<number> {
  return inFreshProfile(browser, async (watched) => {
    await watched.page.goto(origin);
    for (let at = 0; at < FEW; at++) await search(watched, at);
    const before = await atRest(watched);
    for (let at = FEW; at < MANY; at++) await search(watched, at);
    return (await atRest(watched)) - before;
  });
}

export async function measureMemory(): Promise<Row[]> {
  const subjects = [...peaks, flat];
  const executablePath = await findChromium();
  if (!existsSync('dist/index.html') || executablePath === null || !canReadProcesses()) {
    return subjects.map((one) => notMeasured(one, 'needs the built page (npx vite build), Chromium and Linux'));
  }
  if (!existsSync(photos)) return subjects.map((one) => notMeasured(one, `needs ${photos}`));
  const server = await preview({ preview: { port, strictPort: true }, logLevel: 'error' });
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--js-flags=--expose-gc'],
  });
  try {
    const rows: Row[] = [];
    for (const peak of peaks) {
      const values: number[] = [];
      for (let round = 0; round < ROUNDS; round++) values.push(await peakOf(browser, peak, round));
      rows.push(measuredRow(peak, values.map(Math.round)));
    }
    rows.push(measuredRow(flat, [Math.round(await growth(browser))]));
    return rows;
  } finally {
    await browser.close();
    await server.close();
  }
}
