/** Loads a network ahead of its first picture. */
import type { Handler } from '../host.ts';
import { progressing } from '../progressing.ts';
import type { LoadProgress } from '../protocol.ts';
import type { Session } from '../session.ts';

export function loadModelJob(session: Session): Handler<'load-model'> {
  return ({ model }, signal) =>
    progressing<LoadProgress, { readonly sha256: string }>(async (report) => {
      const { value, release } = await session.model(model, signal, report);
      release();
      return { sha256: value.sha256 };
    }, supersedes);
}

/** Of a download only the latest count matters. */
export function supersedes(last: LoadProgress, next: LoadProgress): boolean {
  return last.stage === next.stage;
}
