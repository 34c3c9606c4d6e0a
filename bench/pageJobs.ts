/**
 * How far the page's worker is, from outside: how many jobs run, and how many searches have ended.
 *
 * Listens to what passes between the page and its worker (`src/worker/protocol.ts`), so that nothing
 * has to be guessed from what the page shows.
 */
import type { Page } from '@playwright/test';

interface Jobs {
  /** Names by id. */
  readonly running: Record<number, string>;
  searches: number;
  /** When the last job ended, by `performance.now`. */
  ended: number;
}

interface Started {
  readonly type: string;
  readonly id: number;
  readonly job: string;
}

type Answer = Pick<Started, 'type' | 'id'>;

declare global {
  interface Window {
    benchJobs: Jobs;
  }
}

/** Longer than the page takes to begin the next job. */
const QUIET = 400;
const waiting = { timeout: 600_000, polling: 50 };

/** Before the page is opened. */
export async function countJobs(page: Page): Promise<void> {
  // Only nameless functions within: a compiler that keeps names calls a helper the page does not have.
  await page.addInitScript(() => {
    const jobs: Jobs = { running: {}, searches: 0, ended: 0 };
    window.benchJobs = jobs;
    const post = Reflect.get(Worker.prototype, 'postMessage') as (...given: readonly unknown[]) => void;
    const heard = new WeakSet<Worker>();
    Worker.prototype.postMessage = function (this: Worker, message: Started, ...rest: readonly unknown[]): void {
      if (message.type === 'start') jobs.running[message.id] = message.job;
      if (!heard.has(this)) {
        this.addEventListener('message', ({ data: { id, type } }: MessageEvent<Answer>) => {
          if (!(id in jobs.running) || !['done', 'failed', 'stopped'].includes(type)) return;
          if (jobs.running[id] === 'explain' && type === 'done') jobs.searches++;
          Reflect.deleteProperty(jobs.running, id);
          jobs.ended = performance.now();
        });
      }
      heard.add(this);
      Reflect.apply(post, this, [message, ...rest]);
    };
  });
}

export const searchesOf = (page: Page): Promise<number> => page.evaluate(() => window.benchJobs.searches);

/** Until more searches than `before` have ended; maps may still be made. */
export async function untilSearched(page: Page, before: number): Promise<void> {
  await page.waitForFunction((searches) => window.benchJobs.searches > searches, before, waiting);
}

/** Until nothing runs any more. */
export async function untilIdle(page: Page): Promise<void> {
  await page.waitForFunction(
    (quiet) => {
      const { running, ended } = window.benchJobs;
      return Object.keys(running).length === 0 && performance.now() - ended > quiet;
    },
    QUIET,
    waiting,
  );
}
