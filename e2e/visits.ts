/** What the browser remembers of earlier visits, as Playwright puts it in before the page loads. */
import type { BrowserContextOptions } from '@playwright/test';

type Storage = Exclude<BrowserContextOptions['storageState'], string | undefined>;

/** Nothing: the tour begins by itself. */
export const firstVisit: Storage = { cookies: [], origins: [] };

/** The tour was taken; everything else is as new. */
export function visitedBefore(origin: string): Storage {
  const localStorage = [{ name: 'sag-explorer', value: JSON.stringify({ tourSeen: true }) }];
  return { cookies: [], origins: [{ origin, localStorage }] };
}
