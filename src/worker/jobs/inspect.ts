/** A few region sets closely: confidence, margin and the most confident classes of each masked picture. */
import { rankClasses } from '../../engine/classify.ts';
import { inspectSets } from '../../engine/scorer/inspect.ts';
import type { Handler } from '../host.ts';
import { progressing } from '../progressing.ts';
import type { Inspection, Jobs } from '../protocol.ts';
import type { Session } from '../session.ts';
import type { SubjectScorers } from '../subjectScorer.ts';

/** How many classes the inspector shows. */
const shownClasses = 5;

export function inspectJob(session: Session, scorers: SubjectScorers): Handler<'inspect'> {
  return (input, signal) => progressing<never, readonly Inspection[]>(() => inspect(session, scorers, input, signal));
}

async function inspect(
  session: Session,
  scorers: SubjectScorers,
  input: Jobs['inspect']['input'],
  signal: AbortSignal,
): Promise<readonly Inspection[]> {
  const { masked } = await scorers.scoring(input, signal);
  const { value: model, release } = await session.model(input.model, signal);
  try {
    const probabilities = await inspectSets({ ...masked, network: model.network }, input.sets);
    return probabilities.flatMap((values, i) => {
      const set = input.sets[i];
      if (set === undefined) return [];
      const confidence = values[input.target] ?? 0;
      const top = rankClasses(values, model.classNames, model.card.backgroundClass).slice(0, shownClasses);
      return [{ set, confidence, margin: confidence - bestOther(values, input.target), top }];
    });
  } finally {
    release();
  }
}

/** Background included: a picture that is sooner background is not of the class. */
function bestOther(probabilities: Float32Array, target: number): number {
  return probabilities.reduce((best, value, index) => (index === target ? best : Math.max(best, value)), 0);
}
