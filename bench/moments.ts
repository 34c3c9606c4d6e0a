/**
 * When the page shows what, and which tasks keep it from listening meanwhile.
 *
 * Runs in the page itself: a clock outside would also count the way there and back. A
 * moment is the first frame in which its sign is in the document. Of tasks a browser
 * tells only those of more than 50 ms (Long Tasks API, §1).
 */
import type { Page } from '@playwright/test';

/** What a browser calls long, in milliseconds. */
export const LONG_TASK = 50;

export interface Moments {
  /** Milliseconds from the gesture to the first frame with it; null until then. */
  map: number | null;
  root: number | null;
  graph: number | null;
  /** The search has ended and is shown. */
  done: number | null;
}

interface Recorded {
  began: number;
  moments: Moments;
  readonly long: { readonly start: number; readonly duration: number }[];
}

declare global {
  interface Window {
    benchMoments: Recorded;
  }
}

/** Before the page is opened. */
export async function recordMoments(page: Page): Promise<void> {
  // A compiler that keeps the names of functions calls a helper that the page does not have.
  await page.addInitScript({ content: 'globalThis.__name = (named) => named;' });
  await page.addInitScript(() => {
    const moments = { map: null, root: null, graph: null, done: null };
    const recorded: Recorded = { began: Infinity, moments: { ...moments }, long: [] };
    window.benchMoments = recorded;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) recorded.long.push({ start: startTime, duration });
    }).observe({ type: 'longtask', buffered: true });
  });
}

/**
 * The clock starts with the next event of that type, anywhere on the page.
 *
 * @param anew text of a control that belongs to what was there before: until it has gone, nothing counts
 */
export async function awaitGesture(page: Page, type: 'drop' | 'input', anew: string | null): Promise<void> {
  await page.evaluate(
    ([event, old]) => {
      const recorded = window.benchMoments;
      const signs = {
        map: () =>
          [...document.querySelectorAll('figure')].some((figure) =>
            /^Grad-CAM[^]*\d\s*m?s$/.test(figure.innerText.trim()),
          ),
        root: () => document.querySelector('[aria-label="Combinations that are enough"] button[aria-pressed]') !== null,
        graph: () => document.querySelector('[role=tree] [role=treeitem]') !== null,
        done: () =>
          [...document.querySelectorAll('footer li')].some(({ textContent }) => /^Search.*done$/.test(textContent)),
      };
      let gone = false;
      const look = (): void => {
        gone ||= old === null ? !signs.done() : !document.body.innerText.includes(old);
        for (const key of ['map', 'root', 'graph', 'done'] as const)
          if (gone && recorded.moments[key] === null && signs[key]())
            recorded.moments[key] = performance.now() - recorded.began;
        if (recorded.moments.done === null) requestAnimationFrame(look);
      };
      window.addEventListener(
        event,
        () => {
          recorded.began = performance.now();
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      );
    },
    [type, anew] as const,
  );
}

/** Until the search has ended. */
export async function momentsOf(page: Page): Promise<Moments> {
  await page.waitForFunction(() => window.benchMoments.moments.done !== null, null, { timeout: 120_000 });
  return page.evaluate(() => window.benchMoments.moments);
}

/** Milliseconds of the longest task from the gesture to the end of the search; 50 where none was longer. */
export async function longestTask(page: Page): Promise<number> {
  await momentsOf(page);
  // The browser tells of a task some time after it.
  await page.waitForTimeout(300);
  const { began, moments, long } = await page.evaluate(() => window.benchMoments);
  const during = long.filter(({ start, duration }) => start + duration > began && start < began + (moments.done ?? 0));
  return Math.max(LONG_TASK, ...during.map(({ duration }) => duration));
}
