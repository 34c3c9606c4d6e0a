/**
 * The page opens on a picture that is explained already; its network takes over when
 * it is there, and what is known about the picture can be laid over it.
 */
import { expect, test, type Page, type Route } from '@playwright/test';
import { App, watchForComplaints } from './app.ts';
import { serveTinyModel } from './catalogue.ts';
import { serveDemos } from './demos.ts';
import { twoReds } from './pictures.ts';
import { violations } from './violations.ts';

let explanation = '';

/** The page explains the picture once; what it saved, with the whole prediction, is the demo of all tests here. */
test.beforeAll(async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await serveTinyModel(page);
  const app = new App(page);
  await page.goto('/');
  await app.drop({ name: 'reds.png', type: 'image/png', bytes: await twoReds() });
  await app.finished();
  const { picture, ...file } = await app.saved();
  const { name, sha256, width, height } = picture;
  const { confidence } = file.target;
  const others = ['green', 'blue', 'nothing'].map((label, at) => ({ index: at + 1, label, confidence: 0 }));
  const told = await app.answers.allInnerTexts();
  const classes = [{ index: 0, label: 'red', confidence }, ...others].map((one) => ({
    ...one,
    confidence: one.index === 0 ? one.confidence : shareOf(one.label, told),
  }));
  explanation = JSON.stringify({ ...file, picture: { name, sha256, width, height }, prediction: { classes } });
  await context.close();
});

/** What the page says of a class: `nothing 12.3 %` is 0.123. */
function shareOf(label: string, told: readonly string[]): number {
  const line = told.find((text) => text.includes(label)) ?? '';
  return Number(/(\d+\.\d)/.exec(line)?.[1] ?? 0) / 100;
}

/** Opens the page on the demo; the network is held back until `release`, or never comes. */
async function open(page: Page, options: { weights?: 'at once' | 'never' | 'held'; count?: number } = {}) {
  const { weights = 'at once', count = 1 } = options;
  await serveTinyModel(page);
  await serveDemos(page, { explanation, count });
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const hold = async (route: Route): Promise<void> => {
    if (weights === 'never') return route.abort();
    await released;
    return route.fallback();
  };
  if (weights !== 'at once') await page.context().route('**/models/colour_counter/weights.bin', hold);
  await page.goto('/');
  return { app: new App(page), release };
}

const picturePanel = (page: Page) => page.getByRole('region', { name: 'Picture', exact: true });

test('the answer is there before the network, and the network takes over without a move', async ({ page }) => {
  const complaints = watchForComplaints(page);
  const { app, release } = await open(page, { weights: 'held' });
  await expect(app.result).toContainText(/enough for it to still say red/);
  await expect(app.answers.first()).toContainText('red');
  await expect(picturePanel(page)).toContainText('Computed beforehand');
  await expect(
    page.getByRole('figure', { name: 'Grad-CAM' }).getByRole('button', { name: 'Show larger' }),
  ).toBeVisible();
  const nodes = await app.nodes.count();
  expect(nodes).toBeGreaterThan(3);
  await app.select(2);
  const chosen = await app.inspector.getByRole('code').first().innerText();
  const places = () =>
    page.locator('main').evaluate((main) =>
      [...main.querySelectorAll('section, canvas, h2')].map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return [one.tagName, Math.round(x), Math.round(y), Math.round(width), Math.round(height)].join(' ');
      }),
    );
  const before = await places();
  release();
  await expect(picturePanel(page)).toContainText('says the same');
  await app.searched();
  expect(await app.nodes.count()).toBe(nodes);
  await expect(app.inspector.getByRole('code').first()).toHaveText(chosen);
  await expect(app.inspector).toContainText('What it says of this picture');
  // The five classes of the selected combination join the inspector; nothing else may move.
  const after = await places();
  expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
  expect(complaints).toEqual([]);
});

test('what is asked before the network is there is answered after', async ({ page }) => {
  const { app, release } = await open(page, { weights: 'held' });
  await expect(app.result).toContainText(/enough/);
  for (const name of ['A7', 'G1', 'C4'])
    await page
      .getByRole('grid', { name: 'Regions of the picture' })
      .getByRole('button', { name: new RegExp(`^Region ${name}`) })
      .click();
  await expect(picturePanel(page)).toContainText('asking …');
  release();
  await expect.poll(() => app.inspected()).toMatch(/confidence \d+\.\d %/);
});

test('without its network the answer stays, and it is said why nothing new comes', async ({ page }) => {
  const { app } = await open(page, { weights: 'never' });
  await expect(app.alert).toContainText(/could not be downloaded/);
  await expect(picturePanel(page)).toContainText('What you see was computed beforehand');
  await expect(app.result).toContainText(/enough for it to still say red/);
  await expect(app.roots).not.toHaveCount(0);
});

test('the truth is laid over the picture and every explanation is held against it', async ({ page }) => {
  const { app } = await open(page);
  await app.searched();
  const toggle = page.getByRole('checkbox', { name: 'Show the truth' });
  await toggle.focus();
  await page.keyboard.press('Space');
  const known = page.getByRole('region', { name: 'What is known about it' });
  await expect(known.getByRole('list', { name: 'Parts' }).getByRole('listitem')).toHaveText([
    /1\s*upper spot/,
    /2\s*lower spot/,
    /3\s*green spot/,
  ]);
  await expect(known).toContainText(/lower spot\s*covered by explanations? \d/);
  const verdicts = page.getByRole('list', { name: 'The explanations by what is known' }).getByRole('listitem');
  await expect(verdicts).toHaveCount(await app.roots.count());
  await expect(app.inspector).toContainText(/By what is known: (Covers|Shows)/);
  await toggle.focus();
  await page.keyboard.press('Space');
  await expect(known).toHaveCount(0);
});

test('all pictures stand in a gallery that is walked with the arrow keys', async ({ page }) => {
  const { app } = await open(page, { count: 32 });
  await app.searched();
  await page.getByRole('button', { name: /^All pictures/ }).press('Enter');
  const options = page.getByRole('dialog', { name: 'Pick a picture' }).getByRole('option');
  await expect(options).toHaveCount(33);
  await page.getByRole('option', { name: 'Two red spots', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[role=option]:focus')).toContainText('(1)');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Two red spots, once more (1)', pressed: true })).toBeVisible();
});

test('axe finds nothing and nothing is wider than a phone, with truth and gallery, in the dark too', async ({
  page,
}) => {
  const { app } = await open(page, { count: 32 });
  await app.finished();
  await page.getByRole('checkbox', { name: 'Show the truth' }).check();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole('button', { name: /^All pictures/ }).click();
  await expect(page.getByRole('dialog', { name: 'Pick a picture' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
