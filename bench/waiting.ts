/**
 * How long a person waits, on the built page in a real browser: for the first graph
 * after opening it, for a search on a demo, and for a photograph of their own: first heat
 * map, first root, whole graph.
 *
 * Wall clock from the gesture until the page shows what was asked for, each in a fresh
 * browser profile, waits of one round after the other so that all are slowed alike.
 */
import type { Page } from '@playwright/test';
import { App } from '../e2e/app.ts';
import { atRest, openBuiltPage, photograph, whatIsMissing, type BuiltPage } from './builtPage.ts';
import { awaitGesture, momentsOf, recordMoments, type Moments } from './moments.ts';
import type { Row } from './row.ts';
import { measuredRow, notMeasured } from './row.ts';

const rounds = 5;

/** In seconds: what is waited for, and at most how long it should be. */
const waits = {
  opened: { what: 'page opened → graph of the first demo', goal: 3 },
  changed: { what: 'setting changed on a demo → new graph', goal: 3 },
  map: { what: 'photograph dropped → first heat map, everyday-10', goal: 0.5 },
  root: { what: 'photograph dropped → first root, everyday-10', goal: 1.5 },
  graph: { what: 'photograph dropped → graph, everyday-10', goal: 3 },
  again: { what: 'the same photograph after a reload → graph', goal: 3 },
} as const;
type Wait = keyof typeof waits;
const names = Object.keys(waits) as Wait[];

/** One row per wait, which says what is missing where it cannot be measured. */
export async function measureWaiting(): Promise<Row[]> {
  const missing = await whatIsMissing();
  if (missing !== null) return names.map((name) => notMeasured(subjectOf(name), missing));
  const built = await openBuiltPage();
  const measured: Record<Wait, number>[] = [];
  try {
    for (let round = 0; round < rounds; round++) measured.push(await oneRound(built, round));
  } finally {
    await built.close();
  }
  return names.map((name) =>
    measuredRow(
      subjectOf(name),
      measured.map((values) => values[name]),
    ),
  );
}

async function oneRound({ address, inFreshProfile }: BuiltPage, round: number): Promise<Record<Wait, number>> {
  const opened = await inFreshProfile(async (page) => {
    const before = performance.now();
    await page.goto(address);
    await new App(page).roots.first().waitFor();
    return (performance.now() - before) / 1000;
  });
  const changed = await inFreshProfile(async (page) => {
    await recordMoments(page);
    await atRest(page, address);
    await changeSetting(page);
    return inSeconds((await momentsOf(page)).done);
  });
  return inFreshProfile(async (page) => {
    const first = await dropPhotograph(page, address, round);
    await page.waitForTimeout(500);
    const again = await dropPhotograph(page, address, round);
    const { map, root, done } = first;
    return {
      opened,
      changed,
      map: inSeconds(map),
      root: inSeconds(root),
      graph: inSeconds(done),
      again: inSeconds(again.done),
    };
  });
}

async function dropPhotograph(page: Page, address: string, round: number): Promise<Moments> {
  await recordMoments(page);
  await dropAtRest(page, address, round);
  return momentsOf(page);
}

/** The gesture alone: a photograph of one's own on the page at rest. */
export async function dropAtRest(page: Page, address: string, round: number): Promise<void> {
  const app = await atRest(page, address);
  // Gone with the demo's picture.
  await awaitGesture(page, 'drop', 'Show the truth');
  await app.drop(await photograph(round));
}

/** The gesture alone: a threshold that makes the search of the demo begin anew. */
export async function changeSetting(page: Page): Promise<void> {
  await awaitGesture(page, 'input', null);
  await page.getByRole('slider', { name: 'Confidence to keep' }).fill('0.6');
}

/** NaN for what was never shown, which meets no goal. */
const inSeconds = (milliseconds: number | null): number => (milliseconds ?? Number.NaN) / 1000;

function subjectOf(name: Wait) {
  const { what, goal } = waits[name];
  return { what, against: '–', goal: { atMost: goal }, unit: 's' };
}
