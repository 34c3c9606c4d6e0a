/** Pictures as cameras and programs make them, decoded by a real browser. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { harnessPort } from '../playwright.config.ts';
import type { Harness } from './harness/harness.ts';

declare global {
  interface Window {
    harness: Harness;
  }
}

const origin = `http://localhost:${String(harnessPort)}/`;
/** JPEG is not exact. */
function expectNear(pixel: readonly number[] | undefined, wanted: readonly number[]): void {
  const gaps = wanted.map((value, i) => Math.abs((pixel?.[i] ?? NaN) - value));
  expect(Math.max(...gaps), String(pixel)).toBeLessThanOrEqual(4);
}

/** Red on the left half, blue on the right, lossless enough to tell apart. */
async function redBlue(width: number, height: number): Promise<ReturnType<typeof sharp>> {
  const half = Math.floor(width / 2);
  const right = await sharp({ create: { width: width - half, height, channels: 3, background: '#0000ff' } })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([
    { input: right, left: half, top: 0 },
  ]);
}

test.beforeEach(async ({ page }) => {
  await page.goto(origin);
  await page.waitForFunction(() => 'harness' in window);
});

async function decode(page: Page, bytes: Buffer) {
  await page.context().route('**/picture', (route) => route.fulfill({ body: bytes }));
  return page.evaluate((address) => window.harness.decode(address, 'picture'), `${origin}picture`);
}

test('a picture that a camera turned stands upright', async ({ page }) => {
  const turned = await (await redBlue(40, 20)).jpeg({ quality: 100 }).withMetadata({ orientation: 6 }).toBuffer();
  const picture = await decode(page, turned);
  expect(picture).toMatchObject({ width: 20, height: 40 });
  expectNear(picture.first, [255, 0, 0]);
  expectNear(picture.last, [0, 0, 255]);
});

test('what is transparent is white', async ({ page }) => {
  const clear = await sharp({
    create: { width: 4, height: 4, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .png()
    .toBuffer();
  expect((await decode(page, clear)).first).toEqual([255, 255, 255]);
});

test('a hundred megapixels do not bring the page down', async ({ page }) => {
  const huge = await (await redBlue(12_000, 8_400)).jpeg({ quality: 90 }).toBuffer();
  const picture = await decode(page, huge);
  expect(Math.abs((picture.width ?? 0) / (picture.height ?? 1) - 12_000 / 8_400)).toBeLessThan(0.01);
  expectNear(picture.first, [255, 0, 0]);
  expectNear(picture.last, [0, 0, 255]);
});

test('half a picture is refused', async ({ page }) => {
  const whole = await (await redBlue(600, 400)).jpeg().toBuffer();
  const { failure } = await decode(page, whole.subarray(0, whole.length / 2));
  expect(failure).toContain('picture-undecodable');
});
