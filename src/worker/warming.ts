/**
 * A network's first batch of masked pictures, before anybody waits for it.
 *
 * On a GPU the batch that searches use compiles shaders and fills pools for seconds;
 * a scoring thread has to import the network first. Both are done with a picture of
 * nothing, for neither depends on the picture. A warm-up that fails is no failure:
 * whoever scores hears what is wrong.
 */
import { defaultSettings } from '../core/search/settings.ts';
import type { ModelCard } from '../core/modelCard.ts';
import type { OpenModel } from '../engine/openModel.ts';
import type { ScoringSubject } from '../engine/scorer/evaluator.ts';
import { createLocalEvaluator } from '../engine/scorer/localEvaluator.ts';
import { compositingFor } from '../engine/scorer/maskedBatches.ts';
import type { ScoringPool } from './pool.ts';

/**
 * Resolves when a person should wait no longer: on a GPU when the batch has run, with
 * scoring threads at once, since these are free until the first search.
 */
export async function warmForScoring(
  { report, pool }: { readonly report: { readonly backend: string }; readonly pool: ScoringPool },
  model: OpenModel,
): Promise<void> {
  const subject = anySubject(model.card);
  if (pool.size > 0) {
    void pool.prepare(model, subject);
    return;
  }
  if (compositingFor(report.backend) === 'host') return;
  const evaluator = createLocalEvaluator({ ...subject, network: model.network });
  await evaluator.warm().catch(() => undefined);
  evaluator.dispose();
}

/** All grey, with the default masking. */
function anySubject({ inputSize: [height, width], preprocess }: ModelCard): ScoringSubject {
  const { grid, footprint } = defaultSettings;
  const picture = { width, height, rgb: new Uint8ClampedArray(height * width * 3).fill(128) };
  return { picture, preprocess, grid, footprint, baseline: { kind: 'black', rgb: [0, 0, 0] }, target: 0 };
}
