/**
 * What a long run has worked out so far, one line of JSON each, so that a run that was
 * interrupted goes on where it stopped.
 *
 * A line that was cut off in the middle is as if it had never been written. Keys are the
 * caller's: one that names everything a value depends on is never out of date.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Journal {
  /** The value of `key`, worked out now if it is not known; JSON must keep it as it is. */
  recall<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export function openJournal(path: string, fresh: boolean): Journal {
  mkdirSync(dirname(path), { recursive: true });
  if (fresh) rmSync(path, { force: true });
  const known = new Map(existsSync(path) ? entriesOf(readFileSync(path, 'utf8')) : []);
  // Whatever was cut off must not swallow the next line.
  if (known.size > 0) appendFileSync(path, '\n');
  return {
    async recall<T>(key: string, work: () => Promise<T>): Promise<T> {
      if (known.has(key)) return known.get(key) as T;
      const value = await work();
      known.set(key, value);
      appendFileSync(path, `${JSON.stringify([key, value])}\n`);
      return value;
    },
  };
}

function entriesOf(text: string): [string, unknown][] {
  return text.split('\n').flatMap((line) => {
    try {
      const [key, value] = JSON.parse(line) as [string, unknown];
      return [[key, value] as [string, unknown]];
    } catch {
      return [];
    }
  });
}
