/** The page's catalogue with test models in it, as `npm run models -- add` would put them. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { ModelCard } from '../src/core/modelCard.ts';
import type { SharedId } from '../src/engine/catalogue/sharedCards.fixture.ts';
import { sharedCard } from '../src/engine/catalogue/sharedCards.fixture.ts';
import { tinyCard, tinyModelJson, tinyWeights } from './tinyModel.ts';
import { serveShared } from './shared.ts';

/** Samples without explanations, so that the page begins empty; a test that wants demos serves its own list after this. */
async function serveNoDemos(page: Page): Promise<void> {
  const shipped = JSON.parse(readFileSync('public/demo_images/samples.json', 'utf8')) as { samples: object[] };
  const body = JSON.stringify({ samples: shipped.samples.filter((sample) => !('explanation' in sample)) });
  await page
    .context()
    .route('**/demo_images/samples.json', (route) => route.fulfill({ body, contentType: 'application/json' }));
}

/** Answers the request for the catalogue with these cards, first one first. */
async function serveCatalogue(page: Page, cards: readonly ModelCard[]): Promise<void> {
  await serveNoDemos(page);
  const shipped = JSON.parse(readFileSync('public/models/catalogue.json', 'utf8')) as {
    version: 1;
    models: ModelCard[];
  };
  // Without those that came with the page, which would take every picture before them.
  const elsewhere = shipped.models.filter(({ builtIn }) => builtIn !== true);
  const body = JSON.stringify({ ...shipped, models: [...cards, ...elsewhere] });
  await page
    .context()
    .route('**/models/catalogue.json', (route) => route.fulfill({ body, contentType: 'application/json' }));
}

/** Real networks of `../shared`, served from the page's own origin. */
export async function serveSharedModels(page: Page, origin: string, ids: readonly SharedId[]): Promise<void> {
  await serveShared(page);
  await serveCatalogue(
    page,
    ids.map((id) => sharedCard(id, `${origin}shared/models/`)),
  );
}

/** The hand-written colour counter as the only downloaded network. */
export async function serveTinyModel(page: Page): Promise<void> {
  await serveCatalogue(page, [tinyCard]);
  await page
    .context()
    .route('**/models/colour_counter/model.json', (route) =>
      route.fulfill({ body: tinyModelJson, contentType: 'application/json' }),
    );
  await page.context().route('**/models/colour_counter/weights.bin', (route) => route.fulfill({ body: tinyWeights }));
}
