/**
 * What was computed beforehand is shown at once; then its network takes over.
 *
 * Where the network says the same, nothing on the page changes but that it can be
 * asked from now on: selection, unfolding, maps and findings stay, and what a person
 * did meanwhile is answered. Where it says something else, everything is computed
 * anew, because what is shown is always of one piece.
 */
import { arrive, plainArrival, type Arrival } from './arrival.ts';
import type { Shown } from './appState.ts';
import type { Beforehand } from './beforehand.ts';
import type { Context } from './context.ts';
import type { Work } from './work.ts';

/** Most that a confidence may differ between the file and the network; another back end differs by far less. */
const tolerance = 1e-2;

/** @param wished what a link said beyond the picture */
export function showBeforehand(context: Context, work: Work, { shown, results }: Beforehand, wished: Arrival): void {
  arrive(context, work, shown, { ...wished, target: wished.target ?? results.target, results });
}

/** The network has classified the picture that is shown from a file. */
export function takeOver(context: Context, work: Work, live: Shown): void {
  const { shown, target, against } = context.get();
  if (shown === null || shown.model.id !== live.model.id || shown.fit !== live.fit) {
    arrive(context, work, live, plainArrival);
    return;
  }
  if (!saysTheSame(shown, live)) {
    arrive(context, work, live, { ...plainArrival, target, against });
    context.set({ takeOver: 'differs' });
    return;
  }
  work.rename(() => {
    context.set({ shown: live, takeOver: 'done', opening: null });
  });
}

function saysTheSame(early: Shown, live: Shown): boolean {
  if (early.picture.sha256 !== live.picture.sha256) return false;
  if (early.prediction.modelSha256 !== live.prediction.modelSha256) return false;
  const confidences = new Map(live.prediction.classes.map(({ index, confidence }) => [index, confidence]));
  return early.prediction.classes.every(
    ({ index, confidence }) => Math.abs(confidence - (confidences.get(index) ?? Infinity)) <= tolerance,
  );
}
