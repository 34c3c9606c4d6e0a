/**
 * The shape of SmoothGrad, SmoothGrad² and VarGrad: what each reads off the gradients at noisy copies of the picture.
 */
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import type { MethodCard } from '../../../core/methods/methodCard.ts';
import { gradientRules } from '../../../network/rules/gradient.ts';
import type { MapResult, MapSnapshot, Method } from '../method.ts';
import type { ScoreKind } from '../score.ts';
import { scoreOf } from '../score.ts';
import { refusedByRules } from '../unsuited.ts';
import type { Moments } from './noisyGradients.ts';
import { noisyGradients } from './noisyGradients.ts';
import { pixelResult, sumOfChannels } from './pixelResult.ts';

/** @param reading from the moments to one number per number of the picture; channels are summed afterwards */
export function noisyMethod(card: MethodCard, reading: (moments: Moments) => Float64Array): Method {
  return {
    card,
    refusal: (question) => refusedByRules(question, gradientRules),
    async *run(context, options): AsyncGenerator<MapSnapshot, MapResult, void> {
      const started = performance.now();
      const settled = settleOptions(card, options);
      const { network, target, input, picture, seed } = context;
      const score = scoreOf(network, target, settled['score'] as ScoreKind);
      const samples = Math.round(Number(settled['samples']));
      let raw: HeatMap = sumOfChannels([], picture, card.signed);
      for await (const moments of noisyGradients({ score, input, samples, noise: Number(settled['noise']), seed })) {
        raw = sumOfChannels(reading(moments), picture, card.signed);
        yield { raw, step: moments.count, steps: samples };
      }
      const passes = { forwards: samples, backwards: samples };
      return pixelResult({ card, context, options: settled, raw, passes, started });
    },
  };
}
