/**
 * Meaningful Perturbation (Fong and Vedaldi 2017): a mask whose removal makes the score
 * collapse, found by Adam from a mask of ones (attribution.md §F.3).
 *
 * The mask says what to keep, so importance is one minus the mask. The number of iterations is
 * the stop rule, as in both released codes.
 */
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import type { MethodOptions } from '../../../core/methods/methodCard.ts';
import { meaningfulPerturbationCard } from '../../../core/methods/perturbation/meaningfulPerturbation.ts';
import { baselineOf } from '../../../core/regions/composite.ts';
import { seededRandom } from '../../../core/seededRandom.ts';
import { gradientRules } from '../../../network/rules/gradient.ts';
import { hiddenValues, inputValues } from '../../inputTensor.ts';
import { pause } from '../../pause.ts';
import { createAdam } from '../descent/adam.ts';
import { mapResult } from '../mapResult.ts';
import type { MapResult, MapSnapshot, Method, MethodContext } from '../method.ts';
import { gaussianNoise } from '../noise.ts';
import type { ScoreKind } from '../score.ts';
import { scoreOf } from '../score.ts';
import { refusedByRules } from '../unsuited.ts';
import type { DeletionProblem, View } from './deletionObjective.ts';
import { createDeletionObjective } from './deletionObjective.ts';
import { inProportion, wholePixels } from './inProportion.ts';
import { drawShift } from './jitter.ts';
import { medianBlur } from './medianBlur.ts';
import type { Over } from './roughness.ts';

/** Deviation of the Gaussian that the authors remove things with, and half the port's median window of 11, in pixels of 224. */
const BLUR = 10;
const MEDIAN_REACH = 5;

export const meaningfulPerturbation: Method = {
  card: meaningfulPerturbationCard,
  refusal: (question) => refusedByRules(question, gradientRules),
  async *run(context, options): AsyncGenerator<MapSnapshot, MapResult, void> {
    const started = performance.now();
    const settled = settleOptions(meaningfulPerturbationCard, options);
    const [steps, rate] = [Math.round(Number(settled['iterations'])), Number(settled['rate'])];
    const problem = problemOf(context, settled);
    const objective = createDeletionObjective(problem);
    const views = drawViews(context, settled);
    let mask: Float32Array = new Float32Array(problem.cells ** 2).fill(1);
    const adam = createAdam(mask.length);
    for (let step = 1; step <= steps; step++) {
      const { gradient } = await objective(mask, views());
      mask = adam.step(mask, gradient, rate).map((cell) => Math.min(1, Math.max(0, cell)));
      yield { raw: importance(mask, problem.cells), step, steps };
      await pause();
    }
    const raw = importance(mask, problem.cells);
    const passes = { forwards: steps, backwards: steps };
    return mapResult({ card: meaningfulPerturbationCard, context, options: settled, raw, passes, started });
  },
};

function problemOf(context: MethodContext, options: MethodOptions): DeletionProblem {
  const { network, picture, preprocess, target } = context;
  const number = (key: string) => Number(options[key]);
  return {
    score: scoreOf(network, target, options['score'] as ScoreKind),
    size: picture,
    shown: inputValues(picture, preprocess),
    hidden: removedValues(context, String(options['baseline'])),
    cells: Math.round(number('cells')),
    blur: inProportion(number('blur'), picture),
    weights: {
      area: number('area'),
      smoothness: number('smoothness'),
      exponent: number('exponent'),
      over: options['over'] as Over,
    },
  };
}

/** What shows where the picture is removed, preprocessed. */
function removedValues({ picture, preprocess }: MethodContext, kind: string): Float32Array {
  switch (kind) {
    case 'zero':
      return new Float32Array(picture.rgb.length);
    case 'median': {
      const reach = wholePixels(MEDIAN_REACH, picture);
      const rgb = medianBlur(picture.rgb, picture.width, picture.height, reach);
      return inputValues({ ...picture, rgb }, preprocess);
    }
    case 'blur':
      return hiddenValues(picture, preprocess, { kind: 'blur', sigma: inProportion(BLUR, picture) });
    default:
      return hiddenValues(picture, preprocess, baselineOf(kind === 'black' ? 'black' : 'mean', picture));
  }
}

function drawViews({ picture, seed }: MethodContext, options: MethodOptions): () => View {
  const random = seededRandom(seed);
  const reach = Math.round(inProportion(Number(options['jitter']), picture));
  const deviation = Number(options['noise']);
  return () => ({
    dx: drawShift(reach, random),
    dy: drawShift(reach, random),
    noise: deviation > 0 ? gaussianNoise(picture.rgb.length, deviation, random) : null,
  });
}

function importance(mask: Float32Array, cells: number): HeatMap {
  return { width: cells, height: cells, signed: false, values: mask.map((cell) => 1 - cell) };
}
