/** Picks and tests a back end, starts the scoring threads, says which and why. */
import type { Handler } from '../host.ts';
import { progressing } from '../progressing.ts';
import type { BackendName, EngineReport } from '../protocol.ts';
import type { Session } from '../session.ts';

export function startEngineJob(session: Session): Handler<'start-engine'> {
  return ({ prefer }) =>
    progressing<{ readonly trying: BackendName }, EngineReport>(async (report) => {
      const engine = await session.openEngine(prefer, (trying) => {
        report({ trying });
      });
      return engine.report;
    });
}
