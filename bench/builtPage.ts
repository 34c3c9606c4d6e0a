/**
 * The built page in a real browser, for what a person meets there: each measurement in a
 * fresh profile, and the page at rest before the gesture that is measured.
 *
 * Needs `dist/`, Chromium and photographs; `whatIsMissing` says which of them are not here.
 */
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import { preview } from 'vite';
import { App, type DroppedFile } from '../e2e/app.ts';
import { findChromium } from '../scripts/chromium.mjs';

const port = 4391;
const photos = '../shared/photos/imagenette_val_boxed_224';
/** A person takes longer to find a file; the page makes the next network ready meanwhile. */
const REST = 2500;

export interface BuiltPage {
  readonly address: string;
  /** Opens an empty tab in a profile that knows nothing, and closes both afterwards. */
  readonly inFreshProfile: <Value>(work: (page: Page) => Promise<Value>) => Promise<Value>;
  readonly close: () => Promise<void>;
}

/** Null where nothing is. */
export async function whatIsMissing(): Promise<string | null> {
  if (!existsSync('dist/index.html')) return 'needs the built page (npx vite build)';
  if ((await findChromium()) === null) return 'needs Chromium';
  return existsSync(photos) ? null : `needs ${photos}`;
}

export async function openBuiltPage(): Promise<BuiltPage> {
  const executablePath = (await findChromium()) ?? '';
  const server = await preview({ preview: { port, strictPort: true }, logLevel: 'error' });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
  return {
    address: `http://localhost:${port}/`,
    inFreshProfile: async (work) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      try {
        return await work(await context.newPage());
      } finally {
        await context.close();
      }
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Opens the page and waits until the network of the demo has taken over from what was computed beforehand. */
export async function atRest(page: Page, address: string): Promise<App> {
  const app = new App(page);
  await page.goto(address);
  await app.roots.first().waitFor();
  await expect(page.getByText('Computed beforehand')).toHaveCount(0, { timeout: 60_000 });
  await page.waitForTimeout(REST);
  return app;
}

/** Another one for each round, the same ones each time. */
export async function photograph(round: number): Promise<DroppedFile> {
  const names = readdirSync(photos).sort();
  const name = names[(round * 97) % names.length] ?? '';
  return { name, type: 'image/jpeg', bytes: await readFile(join(photos, name)) };
}
