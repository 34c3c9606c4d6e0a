/** Search and graph: everything found so far, again and again, then the whole. */
import type { Baseline } from '../../core/regions/baseline.ts';
import { explain } from '../../core/search/explain.ts';
import { classTarget } from '../../core/methods/target.ts';
import type { Findings } from '../../core/search/findings.ts';
import type { ExplainSettings } from '../../core/search/settings.ts';
import { seedMap } from '../../engine/methods/seedMap.ts';
import type { Handler } from '../host.ts';
import type { Jobs } from '../protocol.ts';
import type { Session } from '../session.ts';
import type { SubjectScorers } from '../subjectScorer.ts';
import { openContext } from './map.ts';

/** Milliseconds; storage that is slower goes on beside other work. */
const KEEPING = 500;

export function explainJob(session: Session, scorers: SubjectScorers): Handler<'explain'> {
  return async function* (input, signal) {
    const started = performance.now();
    const { release } = await session.model(input.model, signal);
    try {
      const { scorer, baseline, keep } = await scorers.scoring(input, signal);
      try {
        const seed = await seedOf(session, input, baseline, signal);
        const findings: Findings = yield* explain(scorer, input.settings, signal, seed);
        return { ...findings, baseline, milliseconds: performance.now() - started };
      } finally {
        // What a stopped search scored is as good. Waited for, because the maps that come next leave this thread no turn.
        await Promise.race([keep(), new Promise((resolve) => setTimeout(resolve, KEEPING))]);
      }
    } finally {
      release();
    }
  };
}

/** The seed map, where the search wants one that costs gradients. */
async function seedOf(
  session: Session,
  input: Jobs['explain']['input'],
  baseline: Baseline,
  signal: AbortSignal,
): Promise<Float32Array | undefined> {
  const kind = seedKind(input.settings);
  if (kind === null) return undefined;
  const { context, close } = await openContext(session, input, classTarget(input.target), signal);
  try {
    return await seedMap(kind, context, { grid: input.settings.grid, baseline });
  } finally {
    close();
  }
}

function seedKind({ search }: ExplainSettings): 'i-gos' | 'grad-cam' | null {
  if (search.kind === 'exhaustive') return null;
  return search.seed === 'i-gos' || search.seed === 'grad-cam' ? search.seed : null;
}
