/** Calls `work` and says why it refused, or null where it did not; anything but a failure of this kind is an error. */
import { failureOf } from '../failure.ts';

export function refusal(kind: 'link-invalid' | 'file-invalid', work: () => unknown): string | null {
  try {
    work();
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure.kind === kind) return failure.detail;
    throw thrown;
  }
  return null;
}
