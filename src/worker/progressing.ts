/**
 * Work that reports by calling back, as a generator that yields what was reported.
 *
 * Reports that come faster than they are taken are kept in order, except that a
 * newer one may take the place of the last (`replaces`): of a download only the
 * latest count is worth telling.
 */
export async function* progressing<Progress, Output>(
  work: (report: (progress: Progress) => void) => Promise<Output>,
  replaces: (last: Progress, next: Progress) => boolean = () => false,
): AsyncGenerator<Progress, Output, void> {
  const reports: Progress[] = [];
  let wake: () => void = () => undefined;
  let ended = false;
  const output = work((progress) => {
    const last = reports.at(-1);
    if (last !== undefined && replaces(last, progress)) reports.pop();
    reports.push(progress);
    wake();
  }).finally(() => {
    ended = true;
    wake();
  });
  // Its rejection is thrown below; until then nobody listens to it.
  output.catch(() => undefined);
  for (;;) {
    const next = reports.shift();
    if (next !== undefined) yield next;
    else if (hasEnded()) return await output;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }

  /** A function, because the compiler cannot see that `ended` changes while this waits. */
  function hasEnded(): boolean {
    return ended;
  }
}
