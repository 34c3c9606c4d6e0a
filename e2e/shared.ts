/**
 * Test models and photographs that are not part of the project, served to the page
 * at the addresses where the world has them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, normalize, resolve } from 'node:path';
import type { Page, Route } from '@playwright/test';

const folder = resolve('../shared');
export const hasShared = existsSync(folder);

async function answer(route: Route, path: string): Promise<void> {
  const file = normalize(join(folder, decodeURIComponent(path)));
  if (!file.startsWith(folder) || !existsSync(file)) return route.fulfill({ status: 404 });
  return route.fulfill({ body: readFileSync(file), headers: { 'access-control-allow-origin': '*' } });
}

/** Everything under `/shared/` of any origin comes from the folder of test material. */
export async function serveShared(page: Page): Promise<void> {
  await page
    .context()
    .route('**/shared/**', (route) =>
      answer(route, new URL(route.request().url()).pathname.split('/shared/')[1] ?? ''),
    );
}

/** The public address of MobileNet V1 0.25 answers with the byte-identical copy. */
export async function servePublicMobileNet(page: Page): Promise<void> {
  await page
    .context()
    .route('https://storage.googleapis.com/tfjs-models/tfjs/mobilenet_v1_0.25_224/*', (route) =>
      answer(route, `models/mobilenet_v1_025_224/${new URL(route.request().url()).pathname.split('/').pop() ?? ''}`),
    );
}
