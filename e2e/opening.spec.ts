/** The other ways a picture comes to the page: pasted, and by its address. */
import { expect, test } from '@playwright/test';
import { App } from './app.ts';
import { serveTinyModel } from './catalogue.ts';
import { twoReds } from './pictures.ts';

test.beforeEach(async ({ page }) => {
  await serveTinyModel(page);
  await page.goto('/');
  await expect(page.getByRole('main')).toBeVisible();
});

test('a picture can be pasted', async ({ page }) => {
  const app = new App(page);
  await page.evaluate(
    (data) => {
      const clipboardData = new DataTransfer();
      const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
      clipboardData.items.add(new File([bytes], 'reds.png', { type: 'image/png' }));
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    },
    (await twoReds()).toString('base64'),
  );
  await app.searched();
  await expect(app.answers.first()).toContainText('red');
});

test('a picture opens by its address, and one that cannot be fetched gets its sentence', async ({ page }) => {
  const body = await twoReds();
  await page.context().route('https://pictures.example/open.png', (route) => route.fulfill({ body }));
  // To a page, an answer without CORS headers and a broken connection are the same failed request.
  await page.context().route('https://pictures.example/closed.png', (route) => route.abort());
  const app = new App(page);
  await page.getByText('or open one by its address').click();
  const field = page.getByRole('textbox', { name: /address/i });
  await field.fill('https://pictures.example/open.png');
  await field.press('Enter');
  await app.searched();
  await expect(app.answers.first()).toContainText('red');
  await field.fill('https://pictures.example/closed.png');
  await field.press('Enter');
  await expect(app.alert).toContainText('https://pictures.example/closed.png could not be fetched');
  await expect(app.answers.first()).toContainText('red');
});
