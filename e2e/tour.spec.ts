/** The tour as a first visitor meets it, on a network small enough to know its answers. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { App, watchForComplaints } from './app.ts';
import { serveTinyModel } from './catalogue.ts';
import { twoReds } from './pictures.ts';
import { firstVisit } from './visits.ts';
import { violations } from './violations.ts';

test.use({ storageState: firstVisit });

const card = (page: Page): Locator => page.getByRole('dialog');
const heading = (page: Page): Locator => card(page).getByRole('heading');
const next = (page: Page): Promise<void> => card(page).getByRole('button', { name: 'Next' }).click();

async function explained(page: Page): Promise<App> {
  await serveTinyModel(page);
  const app = new App(page);
  await page.goto('/');
  await app.drop({ name: 'reds.png', type: 'image/png', bytes: await twoReds() });
  await app.searched();
  return app;
}

/** Neither the card nor the ring may leave the window, and the card may not hide what it speaks of. */
async function standsBeside(page: Page, widget: Locator): Promise<void> {
  await expect
    .poll(async () => {
      const [one, other] = [await card(page).boundingBox(), await widget.boundingBox()];
      if (one === null || other === null) return 'nothing to see';
      const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
      const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
      const hidden = (Math.max(0, across) * Math.max(0, down)) / (other.width * other.height);
      const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
      const inside = one.x >= 0 && one.y >= 0 && one.x + one.width <= width && one.y + one.height <= height;
      return `${inside ? 'inside' : 'outside'}, ${hidden < 0.5 ? 'beside' : 'over'}`;
    })
    .toBe('inside, beside');
}

/** On the next visit it is remembered as seen, and the whole explanation goes by without it. */
async function staysAway(page: Page): Promise<void> {
  const kept = await page.evaluate(() => localStorage.getItem('sag-explorer') ?? '');
  expect(JSON.parse(kept)).toMatchObject({ tourSeen: true });
  const app = await explained(page);
  await app.finished();
  await expect(card(page)).toHaveCount(0);
}

test('it begins on the first result, moves on by doing, ends, and does not come back', async ({ page }) => {
  const complaints = watchForComplaints(page);
  const app = await explained(page);
  await app.finished();
  await expect(heading(page)).toHaveText('What the network says');
  await expect(card(page)).toContainText('It says red');
  await standsBeside(page, page.getByRole('region', { name: 'What the network says' }));
  await next(page);
  await standsBeside(page, page.getByRole('figure', { name: 'Region by region' }));
  await page.getByRole('button', { name: 'Grad-CAM: Lay over the picture' }).click();
  await expect(heading(page)).toHaveText('But this is one reason');
  await app.roots.nth(1).click();
  await expect(heading(page)).toHaveText('All small reasons, as a graph');
  await app.select((await app.nodes.count()) - 1);
  await expect(heading(page)).toHaveText('What the network saw');
  await standsBeside(page, app.inspector);
  await next(page);
  await page.getByRole('button', { name: /^Region D4/ }).click();
  await expect(card(page)).toContainText('Its confidence follows');
  await card(page).getByRole('button', { name: 'Finish' }).click();
  await expect(card(page)).toHaveCount(0);
  await staysAway(page);
  await page.getByRole('button', { name: 'Tour' }).click();
  await expect(heading(page)).toHaveText('What the network says');
  expect(complaints).toEqual([]);
});

test('it stands aside for another picture, and Escape skips it for good', async ({ page }) => {
  const app = await explained(page);
  await expect(card(page)).toBeVisible();
  await app.drop({ name: 'reds.png', type: 'image/png', bytes: await twoReds() });
  await app.searched();
  await expect(card(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  await staysAway(page);
});

test('the keyboard is taken along, and brought to what the card speaks of', async ({ page }) => {
  await explained(page);
  await expect(card(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Tour' }).focus();
  await page.keyboard.press('Enter');
  await expect(card(page)).toBeFocused();
  await card(page).getByRole('button', { name: 'Next' }).press('Enter');
  await card(page).getByRole('button', { name: 'Go there' }).press('Enter');
  await expect(page.locator('[data-tour=maps] button:focus')).toHaveCount(1);
});

for (const [name, width, height, colorScheme] of [
  ['a phone', 390, 844, 'light'],
  ['a dark desk', 1440, 900, 'dark'],
] as const) {
  test(`on ${name} every step is inside the window, and axe finds nothing`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const app = await explained(page);
    await app.finished();
    await expect(card(page)).toBeVisible();
    for (const step of ['prediction', 'maps', 'roots', 'graph', 'inspector', 'picture']) {
      await standsBeside(page, page.locator(`[data-tour=${step}]`));
      expect(await violations(page)).toEqual([]);
      await card(page)
        .getByRole('button', { name: /^(Next|Finish)$/ })
        .click();
    }
    await expect(card(page)).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
