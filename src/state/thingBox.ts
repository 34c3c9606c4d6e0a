/**
 * Where the explained thing is, for the pointing games: known only of pictures that
 * come with their truth, and only of the class that it speaks of.
 */
import type { Box } from '../core/measures/mapMeasures.ts';
import type { AppState } from './appState.ts';
import { targetClass, truthOf } from './selectors.ts';

/** Labels of the thing itself, core and parts; the rest is ground and other objects (see `pictureTruth.ts`). */
const isThing = (label: number): boolean => label >= 1 && label <= 127;

/** In pixels of the picture as the network sees it; none where nobody knows. */
export function thingBoxes(state: AppState): readonly Box[] {
  const truth = truthOf(state);
  const seen = state.shown?.prediction.seen;
  if (truth === null || seen === undefined || targetClass(state)?.label !== truth.class) return [];
  const { width, height, labels } = truth;
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const [at, label] of labels.entries()) {
    if (!isThing(label)) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + 1), Math.max(bottom, y + 1)];
  }
  if (right <= left) return [];
  const [across, down] = [seen.width / width, seen.height / height];
  return [[left * across, top * down, right * across, bottom * down]];
}
