/**
 * Heat maps of many methods on one picture, compared: the page as it ships, with its own
 * network and its own picture.
 */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { watchForComplaints } from './app.ts';
import { violations } from './violations.ts';

/** The gallery, opened on the first demo, once its network is there to be asked. */
class Comparison {
  readonly page: Page;
  readonly dialog: Locator;
  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Heat maps compared' });
  }

  static async open(page: Page): Promise<Comparison> {
    await page.goto('/');
    await expect(page.getByText('The network is here')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Compare all methods' }).click();
    const comparison = new Comparison(page);
    await expect(comparison.dialog).toBeVisible();
    return comparison;
  }

  async choose(method: string): Promise<void> {
    await this.dialog.getByRole('checkbox', { name: new RegExp(`^${method} (fast|slow|minutes)`) }).check();
  }

  map(name: string): Locator {
    return this.dialog.getByRole('article', { name, exact: true });
  }

  async show(layout: 'Maps' | 'Two-up' | 'Agreement'): Promise<void> {
    await this.dialog.getByText(layout, { exact: true }).first().click();
  }

  async allThere(timeout = 60_000): Promise<void> {
    await expect(this.dialog.getByRole('status')).toContainText('all there', { timeout });
  }
}

/** One of each family. */
const five = ['CAM', 'Saliency', 'LRP-z⁺', 'Occlusion', 'L2-CAF'];

test('five methods of five families are compared: gallery, two-up, agreement, without a complaint', async ({
  page,
}) => {
  const complaints = watchForComplaints(page);
  const comparison = await Comparison.open(page);
  for (const method of five) await comparison.choose(method);
  await comparison.allThere();
  for (const method of five) await expect(comparison.map(method)).toContainText(/pass(es)? forward/);

  const convergence = comparison.map('L2-CAF').getByRole('slider', { name: 'How it came to be' });
  await convergence.press('Home');
  await expect(convergence).toHaveAttribute('aria-valuetext', 'Step 0 of 1,000');
  await comparison.map('L2-CAF').getByRole('button', { name: 'Replay' }).click();
  await expect(convergence).toHaveAttribute('aria-valuetext', /^Step [1-9]\d+ of 1,000$/);

  await comparison.show('Two-up');
  const divider = comparison.dialog.getByRole('slider', { name: 'Divider between the two maps' });
  await comparison.dialog.getByRole('combobox', { name: 'Left map' }).selectOption('CAM');
  await divider.focus();
  await page.keyboard.press('1');
  await expect(divider).toHaveAttribute('aria-valuetext', 'CAM only');
  await page.keyboard.press('3');
  await page.keyboard.press('ArrowRight');
  await expect(divider).toHaveAttribute('aria-valuenow', '2');
  await page.keyboard.press('2');
  const box = (await divider.locator('..').boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 4);
  await page.mouse.up();
  await expect(divider).toHaveAttribute('aria-valuenow', '25');

  await comparison.show('Agreement');
  const table = comparison.dialog.getByRole('table');
  for (const method of five) await expect(table.getByRole('rowheader', { name: method, exact: true })).toBeVisible();
  const cells = await table.getByRole('cell').allInnerTexts();
  expect(cells.filter((text) => /^−?[01]\.\d\d$/.test(text)).length).toBeGreaterThanOrEqual(five.length ** 2);
  expect(complaints).toEqual([]);
});

test('one class against another, in one press, with a way back', async ({ page }) => {
  const comparison = await Comparison.open(page);
  await comparison.choose('Saliency');
  await comparison.allThere();
  await comparison.dialog.getByRole('button', { name: /^Why school bus and not / }).click();
  await expect(comparison.dialog).toContainText(/What speaks for school bus rather than /);
  await expect(comparison.map('Saliency')).toContainText(/pass(es)? forward/);
  await expect(comparison.map('Region by region')).toContainText('explains the class alone');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: /^Heat maps/ })).toContainText(/why school bus rather than /);
  await page.getByRole('button', { name: 'The class alone again' }).first().click();
  await expect(page.getByRole('region', { name: /^Heat maps/ })).not.toContainText('rather than');
});

test('RISE stopped in the middle keeps what it has, and the page goes on', async ({ page }) => {
  const comparison = await Comparison.open(page);
  await comparison.choose('RISE');
  const rise = comparison.map('RISE');
  await expect(rise).toContainText(/iteration [1-9]/, { timeout: 60_000 });
  await rise.getByRole('button', { name: 'Stop' }).click();
  await expect(rise).toContainText('stopped early');
  await comparison.choose('CAM');
  await expect(comparison.map('CAM')).toContainText(/pass(es)? forward/);
  await expect(rise.getByRole('button', { name: 'Go on' })).toBeVisible();
});

test('a map is measured and held against the network with random weights', async ({ page }) => {
  const comparison = await Comparison.open(page);
  const map = comparison.map('Grad-CAM');
  await map.getByRole('button', { name: 'Measure' }).click();
  await expect(map.getByRole('img', { name: /Insertion: confidence goes from/ })).toBeVisible({ timeout: 60_000 });
  await map.getByRole('button', { name: 'Randomise the weights' }).click();
  await expect(map).toContainText(/Rank correlation|nothing to show/, { timeout: 60_000 });
});

test('axe finds nothing in the gallery: maps, two-up, agreement, dark, on a phone; and nothing is wider than one', async ({
  page,
}) => {
  const comparison = await Comparison.open(page);
  await comparison.choose('CAM');
  await comparison.allThere();
  for (const layout of ['Two-up', 'Agreement', 'Maps'] as const) {
    await comparison.show(layout);
    expect(await violations(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await violations(page)).toEqual([]);
  expect(await comparison.dialog.evaluate((dialog) => dialog.scrollWidth)).toBeLessThanOrEqual(390);
});
