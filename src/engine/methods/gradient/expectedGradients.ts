/**
 * Expected Gradients (Erion et al. 2021): Integrated Gradients averaged over references instead of from one.
 *
 * What the references are is in `references.ts`; how the average is drawn in `expect.ts`.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import { expectedGradientsCard } from '../../../core/methods/gradient/expectedGradients.ts';
import { seededRandom } from '../../../core/seededRandom.ts';
import { gradientRules } from '../../../network/rules/gradient.ts';
import type { Completeness, MapResult, MapSnapshot, Method } from '../method.ts';
import type { ScoreKind } from '../score.ts';
import { scoreOf } from '../score.ts';
import { refusedByRules } from '../unsuited.ts';
import { expectGradients } from './expect.ts';
import { pixelResult } from './pixelResult.ts';
import { referenceTensors } from './references.ts';

export const expectedGradients: Method = {
  card: expectedGradientsCard,
  refusal: (question) => refusedByRules(question, gradientRules),
  async *run(context, options): AsyncGenerator<MapSnapshot, MapResult, void> {
    const started = performance.now();
    const card = expectedGradientsCard;
    const settled = settleOptions(card, options);
    const { network, target, input, picture, preprocess, seed } = context;
    const { width, height } = picture;
    const score = scoreOf(network, target, settled['score'] as ScoreKind);
    const samples = Math.round(Number(settled['samples']));
    const random = seededRandom(seed);
    const references = referenceTensors(picture, preprocess, random);
    let raw: HeatMap = { width, height, signed: true, values: new Float32Array(width * height) };
    let completeness: Completeness = { sum: 0, due: 0 };
    try {
      for await (const step of expectGradients({ score, input, references, samples, random })) {
        raw = { ...raw, values: Float32Array.from(step.values) };
        completeness = step.completeness;
        yield { raw, step: step.drawn, steps: samples };
      }
    } finally {
      tf.dispose(references);
    }
    const passes = { forwards: samples + references.length + 1, backwards: samples };
    return pixelResult({ card, context, options: settled, raw, passes, started, completeness });
  },
};
