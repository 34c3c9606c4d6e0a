/**
 * What a person does with the page, on a network small enough to know its answers:
 * it counts colours, so a picture with two red spots is "red".
 */
import { expect, test } from '@playwright/test';
import { App, watchForComplaints } from './app.ts';
import { serveTinyModel } from './catalogue.ts';
import { twoReds } from './pictures.ts';
import { violations } from './violations.ts';

const reds = async () => ({ name: 'reds.png', type: 'image/png', bytes: await twoReds() });

test.beforeEach(async ({ page }) => {
  await serveTinyModel(page);
});

async function explained(page: App['page']): Promise<App> {
  const app = new App(page);
  await page.goto('/');
  await app.drop(await reds());
  await app.searched();
  return app;
}

test('a dropped picture is classified, mapped and explained, without a complaint', async ({ page }) => {
  const complaints = watchForComplaints(page);
  const app = await explained(page);
  await app.finished();
  await expect(app.answers.first()).toContainText('red');
  await expect(app.result).toContainText(/enough for it to still say red/);
  await expect(app.roots).toHaveCount(3);
  for (const map of ['Region by region', 'Grad-CAM', 'I-GOS']) {
    await expect(page.getByRole('figure', { name: map }).getByRole('button', { name: 'Show larger' })).toBeVisible();
  }
  const file = await app.saved();
  expect(file.target.label).toBe('red');
  expect(file.engine.backend).toBe('wasm');
  expect(file.graph.nodes.length).toBe(await app.nodes.count());
  expect(complaints).toEqual([]);
});

test('axe finds nothing: empty, explained, dark, on a phone', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('Open a picture')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const app = await explained(page);
  await app.finished();
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await violations(page)).toEqual([]);
});

test('nothing is wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const app = await explained(page);
  await app.finished();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('the graph can be walked by keyboard, and the inspector follows', async ({ page }) => {
  const app = await explained(page);
  await app.roots.first().click();
  await app.nodes.first().focus();
  await page.keyboard.press('ArrowDown');
  const focused = page.locator('[role=treeitem]:focus');
  await expect(focused).toHaveAttribute('aria-level', '2');
  const name = (await focused.getAttribute('aria-label')) ?? (await focused.innerText());
  await page.keyboard.press('Enter');
  const ratio = /(\d+)\s%/u.exec(name)?.[1] ?? '';
  await expect.poll(() => app.inspected()).toContain(`${ratio} %`);
  await expect(app.inspector).toContainText(/not enough/i);
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('[role=treeitem]:focus')).toHaveAttribute('aria-level', '1');
});

test('a node of the drawing can be clicked', async ({ page }) => {
  const app = await explained(page);
  await page.getByRole('button', { name: 'Fit' }).click();
  const before = await app.inspector.getByRole('code').first().innerText();
  const box = (await app.result.locator('canvas').last().boundingBox())!;
  const changed = async () => (await app.inspector.getByRole('code').first().innerText()) !== before;
  for (let y = 0.15; y < 0.9 && !(await changed()); y += 0.1) {
    for (let x = 0.05; x < 0.95 && !(await changed()); x += 0.05)
      await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
  }
  expect(await changed()).toBe(true);
});

test('clicking regions makes a combination of one’s own, which joins the graph', async ({ page }) => {
  const app = await explained(page);
  const before = await app.nodes.count();
  for (const name of ['B2', 'B3', 'C2', 'C3', 'G7']) {
    await page
      .getByRole('grid', { name: 'Regions of the picture' })
      .getByRole('button', { name: new RegExp(`^Region ${name}`) })
      .click();
  }
  await expect(app.inspector).toContainText('B2, B3, C2, C3 and G7');
  await expect(app.inspector).toContainText('5 / 49');
  await expect.poll(() => app.inspected()).toMatch(/confidence \d+\.\d %/);
  await expect(app.nodes).toHaveCount(before + 1);
});

test('another class is explained when it is chosen', async ({ page }) => {
  const app = await explained(page);
  await page.getByRole('button', { name: /^green/ }).click();
  await app.searched();
  await expect(app.result).toContainText('green');
  expect((await app.saved()).target.label).toBe('green');
});

test('a changed threshold searches again and keeps what does not depend on it', async ({ page }) => {
  const app = await explained(page);
  await app.finished();
  const first = await app.saved();
  await page.getByRole('slider', { name: 'Confidence to keep' }).focus();
  await page.keyboard.press('End');
  await app.searched();
  await expect.poll(async () => (await app.saved()).sufficiency.ratio).toBeGreaterThan(first.sufficiency.ratio);
  const second = await app.saved();
  expect(second.explanations[0]?.regions).not.toEqual(first.explanations[0]?.regions);
  expect(second.maps?.['grad-cam']).toEqual(first.maps?.['grad-cam']);
});

test('a link opens the same view elsewhere, once the receiver drops the same picture', async ({
  page,
  browser,
  baseURL,
}) => {
  const app = await explained(page);
  await app.select(4);
  const chosen = await app.inspector.getByRole('code').first().innerText();
  const link = await app.link();
  expect(link.length).toBeLessThan(300);
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const elsewhere = await context.newPage();
  await serveTinyModel(elsewhere);
  const other = new App(elsewhere);
  await elsewhere.goto(link);
  await expect(elsewhere.getByText('reds.png').first()).toBeVisible();
  await other.drop(await reds());
  await other.searched();
  await expect(other.inspector.getByRole('code').first()).toHaveText(chosen);
  await context.close();
});

for (const [what, choice, type] of [
  ['file', /JSON/, 'application/json'],
  ['figure', /PNG/, 'image/png'],
] as const) {
  test(`a saved ${what} reopens when it is dropped`, async ({ page, browser, baseURL }) => {
    const app = await explained(page);
    await app.select(3);
    const sentence = await app.result.getByRole('paragraph').first().innerText();
    const bytes = await app.save(choice);
    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    const elsewhere = await context.newPage();
    await serveTinyModel(elsewhere);
    const other = new App(elsewhere);
    await elsewhere.goto('/');
    await other.drop({ name: `saved.${what}`, type, bytes });
    await expect(other.result.getByRole('paragraph').first()).toHaveText(sentence, { timeout: 60_000 });
    await expect(other.nodes).toHaveCount(await app.nodes.count());
    await context.close();
  });
}

test.describe('bad input gets a sentence, and nothing is lost', () => {
  const bad: readonly [
    what: string,
    file: () => Promise<{ name: string; type: string; bytes: Buffer }>,
    says: RegExp,
  ][] = [
    [
      'a text file',
      () => Promise.resolve({ name: 'notes.txt', type: 'text/plain', bytes: Buffer.from('hello, world') }),
      /“notes\.txt”/,
    ],
    [
      'a truncated JPEG',
      async () => {
        const { default: sharp } = await import('sharp');
        const whole = await sharp(await twoReds())
          .resize(800)
          .jpeg()
          .toBuffer();
        return { name: 'half.jpg', type: 'image/jpeg', bytes: whole.subarray(0, whole.length / 2) };
      },
      /“half\.jpg” could not be read as a picture/,
    ],
    [
      'a HEIC photograph',
      () =>
        Promise.resolve({
          name: 'phone.heic',
          type: 'image/heic',
          bytes: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
        }),
      /looks like a HEIC photograph/,
    ],
    [
      'a file of another program',
      () => Promise.resolve({ name: 'x.json', type: 'application/json', bytes: Buffer.from('{"a":1}') }),
      /“x\.json”/,
    ],
  ];
  for (const [what, file, says] of bad) {
    test(what, async ({ page }) => {
      const app = await explained(page);
      const nodes = await app.nodes.count();
      await app.drop(await file());
      await expect(app.alert).toContainText(says);
      await expect(app.nodes).toHaveCount(nodes);
      await expect(app.answers.first()).toContainText('red');
    });
  }

  test('a tampered link', async ({ page }) => {
    const app = await explained(page);
    const link = await app.link();
    const nodes = await app.nodes.count();
    const tampered = link.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
    await page.evaluate((hash) => {
      location.hash = hash;
    }, new URL(tampered).hash);
    await expect(app.alert).toContainText('This link is damaged');
    await expect(app.nodes).toHaveCount(nodes);
  });

  test('a network that cannot be reached', async ({ page }) => {
    const app = await explained(page);
    const nodes = await app.nodes.count();
    await page.context().route('https://storage.googleapis.com/**', (route) => route.abort());
    await page.getByRole('button', { name: /^Network:/ }).click();
    await page.getByRole('button', { name: /^MobileNet V1 × 0\.25/ }).click();
    await expect(app.alert).toContainText(/could not be downloaded/);
    await expect(app.nodes).toHaveCount(nodes);
  });
});
