/** Work done to its end. */
import type { Work } from './work.ts';

export async function finish<T>(work: Work<T>): Promise<T> {
  for (;;) {
    const next = await work.next();
    if (next.done) return next.value;
  }
}

/** Work that has no pieces. */
export async function* atOnce<T>(result: T): Work<T> {
  return await Promise.resolve(result);
}
