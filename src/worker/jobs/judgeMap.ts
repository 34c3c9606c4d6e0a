/**
 * A finished map under the protocol of `docs/measures.md`: what is known so far after every batch, then the whole.
 *
 * What does not depend on the map, such as what the score loses when pieces are
 * hidden, is kept for the maps of one picture that are judged one after the other.
 */
import { judgeMap } from '../../engine/measures/judgeMap.ts';
import type { Probes } from '../../engine/measures/losses.ts';
import { rerunOf } from '../../engine/measures/rerun.ts';
import type { Handler } from '../host.ts';
import type { Jobs } from '../protocol.ts';
import type { Session } from '../session.ts';
import { methodOf, openContext } from './map.ts';

export function judgeMapJob(session: Session): Handler<'judge-map'> {
  let kept: { readonly key: string; readonly probes: Probes } | null = null;
  const probesOf = (input: Jobs['judge-map']['input']): Probes => {
    const { picture, fit, model, target } = input;
    const key = JSON.stringify([picture.sha256, fit, model, target]);
    if (kept?.key !== key) kept = { key, probes: new Map() };
    return kept.probes;
  };
  return async function* (input, signal) {
    const { madeBy, judged, settings } = input;
    const method = madeBy === null ? null : methodOf(madeBy);
    const { context, close } = await openContext(session, input, input.target, signal, method);
    try {
      const rerun = madeBy === null || method === null ? null : rerunOf(method, context, madeBy.options);
      const asked = { ...context, probes: probesOf(input), ...(rerun && { rerun }) };
      return yield* judgeMap(asked, judged, settings);
    } finally {
      close();
    }
  };
}
