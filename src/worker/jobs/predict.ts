/** What the network says of the whole picture, and what the picture looks like to it. */
import { classify, rankClasses } from '../../engine/classify.ts';
import { mapLayers } from '../../engine/openModel.ts';
import type { Handler } from '../host.ts';
import { progressing } from '../progressing.ts';
import type { LoadProgress, Prediction, Subject } from '../protocol.ts';
import type { Session } from '../session.ts';
import { supersedes } from './loadModel.ts';

export function predictJob(session: Session): Handler<'predict'> {
  return (subject, signal) =>
    progressing<LoadProgress, Prediction>((report) => predict(session, subject, signal, report), supersedes);
}

async function predict(
  session: Session,
  subject: Subject,
  signal: AbortSignal,
  report: (progress: LoadProgress) => void,
): Promise<Prediction> {
  // A picture that is none is told before megabytes of network are fetched for it.
  const { width, height, seen } = await session.see(subject, signal);
  const { value: model, release } = await session.model(subject.model, signal, report);
  try {
    const { card, classNames, network, sha256 } = model;
    const probabilities = await classify(network, seen, card.preprocess);
    return {
      width,
      height,
      seen: { ...seen, rgb: seen.rgb.slice() },
      classes: rankClasses(probabilities, classNames, card.backgroundClass),
      modelSha256: sha256,
      layers: mapLayers(model),
    };
  } finally {
    release();
  }
}
