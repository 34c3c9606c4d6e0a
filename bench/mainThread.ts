/**
 * Whether the page still listens while it searches: its longest task from the gesture to
 * the end of the search, on the built page in a real browser.
 *
 * On two cores the scoring threads take the processor from the page, and what is measured
 * is how long a task took by the clock. Hence five repetitions and the median.
 */
import type { Page } from '@playwright/test';
import { atRest, openBuiltPage, whatIsMissing, type BuiltPage } from './builtPage.ts';
import { LONG_TASK, longestTask, recordMoments } from './moments.ts';
import type { Row } from './row.ts';
import { measuredRow, notMeasured } from './row.ts';
import { changeSetting, dropAtRest } from './waiting.ts';

const rounds = 5;

interface Gesture {
  readonly what: string;
  readonly make: (page: Page, address: string, round: number) => Promise<void>;
}

const gestures: readonly Gesture[] = [
  {
    what: 'main thread, longest task: setting changed on a demo → new graph',
    make: async (page, address) => {
      await atRest(page, address);
      await changeSetting(page);
    },
  },
  { what: 'main thread, longest task: photograph dropped → graph, everyday-10', make: dropAtRest },
];

/** One row per gesture, which says what is missing where it cannot be measured. */
export async function measureMainThread(): Promise<Row[]> {
  const missing = await whatIsMissing();
  if (missing !== null) return gestures.map((gesture) => notMeasured(subjectOf(gesture), missing));
  const built = await openBuiltPage();
  const tasks = new Map<Gesture, number[]>(gestures.map((gesture) => [gesture, []]));
  try {
    for (let round = 0; round < rounds; round++)
      for (const [gesture, values] of tasks) values.push(await longestDuring(built, gesture, round));
  } finally {
    await built.close();
  }
  return [...tasks].map(([gesture, values]) => measuredRow(subjectOf(gesture), values));
}

function longestDuring({ address, inFreshProfile }: BuiltPage, { make }: Gesture, round: number): Promise<number> {
  return inFreshProfile(async (page) => {
    await recordMoments(page);
    await make(page, address, round);
    return longestTask(page);
  });
}

function subjectOf({ what }: Gesture) {
  return { what, against: '–', goal: { atMost: LONG_TASK }, unit: 'ms' };
}
