/**
 * Integrated Gradients (Sundararajan et al. 2017): `(x − x') ⊙ ∫ ∇f(x' + α(x − x')) dα`, summed over the channels.
 *
 * How the integral is found is in `integrate.ts`; the gap that remains is in the provenance.
 */
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import { integratedGradientsCard } from '../../../core/methods/gradient/integratedGradients.ts';
import { gradientRules } from '../../../network/rules/gradient.ts';
import type { Completeness, MapResult, MapSnapshot, Method } from '../method.ts';
import type { ScoreKind } from '../score.ts';
import { scoreOf } from '../score.ts';
import { refusedByRules } from '../unsuited.ts';
import { integrate } from './integrate.ts';
import { pixelResult } from './pixelResult.ts';
import type { ReferenceKind } from './references.ts';
import { referenceTensor } from './references.ts';

export const integratedGradients: Method = {
  card: integratedGradientsCard,
  refusal: (question) => refusedByRules(question, gradientRules),
  async *run(context, options): AsyncGenerator<MapSnapshot, MapResult, void> {
    const started = performance.now();
    const card = integratedGradientsCard;
    const settled = settleOptions(card, options);
    const { network, target, input, picture, preprocess } = context;
    const { width, height } = picture;
    const score = scoreOf(network, target, settled['score'] as ScoreKind);
    const whole = (key: string): number => Math.round(Number(settled[key]));
    const reference = referenceTensor(settled['baseline'] as ReferenceKind, picture, preprocess);
    let raw: HeatMap = { width, height, signed: true, values: new Float32Array(width * height) };
    let completeness: Completeness | null = null;
    const passes = { forwards: 2, backwards: 0 };
    try {
      for await (const step of integrate({ score, input, reference, steps: whole('steps'), most: whole('most') })) {
        raw = { ...raw, values: Float32Array.from(step.values) };
        completeness = step.completeness;
        Object.assign(passes, { forwards: 2 + step.passed, backwards: step.passed });
        yield { raw, step: step.passed, steps: step.planned };
      }
    } finally {
      reference.dispose();
    }
    const finished = { card, context, options: settled, raw, passes, started };
    return pixelResult(completeness === null ? finished : { ...finished, completeness });
  },
};
