/**
 * What the score loses when pieces of the picture are hidden.
 *
 * Hidden is 0 in the preprocessed space, as for deletion; the score is the logit. It does
 * not depend on any map, so it is asked once per picture and target.
 */
import type { Removal } from '../../core/measures/removals.ts';
import { inputValues } from '../inputTensor.ts';
import type { Question } from './scorePictures.ts';
import { scorePictures } from './scorePictures.ts';

/**
 * What was asked about one picture and target, by what was asked: whoever judges several
 * maps of one picture hands the same one to each.
 */
export type Probes = Map<string, Float32Array>;

/**
 * One number per removal, positive where hiding costs. Yields how many more pictures are done.
 *
 * @param key names everything that `removals` were drawn by
 */
export async function* lossesOf(
  question: Question & { readonly probes?: Probes },
  removals: readonly Removal[],
  key: string,
): AsyncGenerator<number, Float32Array, void> {
  const known = question.probes?.get(key);
  if (known) {
    yield removals.length + 1;
    return known;
  }
  const { width } = question.picture;
  const values = inputValues(question.picture, question.preprocess);
  const scores = yield* scorePictures(question, 'logit', removals.length + 1, (index, out) => {
    out.set(values);
    for (const { left, top, right, bottom } of removals[index - 1] ?? [])
      for (let y = top; y < bottom; y++) out.fill(0, 3 * (y * width + left), 3 * (y * width + right));
  });
  const [whole = 0, ...hidden] = scores;
  const losses = Float32Array.from(hidden, (score) => whole - score);
  question.probes?.set(key, losses);
  return losses;
}
