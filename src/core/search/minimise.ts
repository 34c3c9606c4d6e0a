/**
 * Minimal in the sense that was asked for: 1-minimal, or strictly.
 *
 * Yields what it has proved, as soon as it has proved it, and an empty list where a
 * piece of work brought nothing yet.
 */
import type { RegionSet } from '../regions/regionSet.ts';
import type { StopSignal } from '../stop.ts';
import { eliminate } from './eliminate.ts';
import type { MinimalSufficientExplanation } from './findings.ts';
import { makeStrict } from './strict.ts';
import type { SearchTask } from './task.ts';

/** `starts` must be scored and sufficient; two of them may end in the same explanation. */
export async function* minimise(
  task: SearchTask,
  starts: readonly RegionSet[],
  strict: boolean,
  signal: StopSignal,
): AsyncGenerator<readonly MinimalSufficientExplanation[], void> {
  for await (const minimal of eliminate(task, starts, signal)) {
    if (!strict) yield minimal;
    else for (const explanation of minimal) yield [yield* makeStrict(task, explanation, signal)];
  }
}
