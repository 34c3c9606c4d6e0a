/**
 * A heat map made by optimising one mask or two: what I-GOS, iGOS+ and iGOS++ share.
 *
 * They differ in their terms only. Masks say what to keep, so importance is one
 * minus their product. How they are found is in `optimiseMask.ts`; here are the
 * options and the way into a map.
 */
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import type { MethodCard, MethodOptions } from '../../../core/methods/methodCard.ts';
import type { BaselineKind } from '../../../core/regions/baseline.ts';
import { baselineOf } from '../../../core/regions/composite.ts';
import { seededRandom } from '../../../core/seededRandom.ts';
import { gradientRules } from '../../../network/rules/gradient.ts';
import { hiddenTensor, inputValues } from '../../inputTensor.ts';
import { mapResult } from '../mapResult.ts';
import type { MapResult, MapSnapshot, Method, MethodContext } from '../method.ts';
import type { ScoreKind } from '../score.ts';
import { scoreOf } from '../score.ts';
import { refusedByRules } from '../unsuited.ts';
import type { BilateralForm } from './bilateralVariation.ts';
import { bilateralVariation, edgeWeights } from './bilateralVariation.ts';
import type { MaskShape } from './maskEnlarger.ts';
import { createMaskEnlarger } from './maskEnlarger.ts';
import type { MaskProblem } from './maskObjective.ts';
import type { Variation } from './maskRegulariser.ts';
import { regularise, totalVariation } from './maskRegulariser.ts';
import type { Descent, MaskSearch } from './optimiseMask.ts';
import { optimiseMask } from './optimiseMask.ts';
import { scoreRange } from './scoreRange.ts';

/** What the methods differ in. */
export type MaskDesign = Pick<MaskProblem, 'masks' | 'terms'>;

/** Milliseconds after which the last mask is shown again, so that whoever reads can leave in the middle of an iteration. */
const LONGEST_SILENCE = 250;

export function maskMethod(card: MethodCard, design: MaskDesign): Method {
  return {
    card,
    refusal: (question) => refusedByRules(question, gradientRules),
    async *run(context, options): AsyncGenerator<MapSnapshot, MapResult, void> {
      const started = performance.now();
      const settled = settleOptions(card, options);
      const baseline = baselineOf(settled['baseline'] as BaselineKind, context.picture);
      const hidden = hiddenTensor(context.picture, context.preprocess, baseline);
      try {
        const search = searchOf(context, settled, hidden, design);
        const { shape, iterations } = search;
        const passes = { forwards: 0, backwards: 0 };
        let snapshot = snapshotOf(new Float32Array(shape.rows * shape.cols).fill(1), shape, 0, iterations);
        let shownAt = started;
        for await (const step of optimiseMask(search)) {
          if (step === undefined && performance.now() - shownAt < LONGEST_SILENCE) continue;
          if (step !== undefined) {
            Object.assign(passes, { forwards: step.forwards, backwards: step.backwards });
            snapshot = snapshotOf(step.mask, shape, step.iteration, iterations);
          }
          shownAt = performance.now();
          yield snapshot;
        }
        return mapResult({ card, context, options: settled, raw: snapshot.raw, passes, started });
      } finally {
        hidden.dispose();
      }
    },
  };
}

function snapshotOf(mask: Float32Array, { rows, cols }: MaskShape, step: number, steps: number): MapSnapshot {
  const raw: HeatMap = { width: cols, height: rows, signed: false, values: mask.map((cell) => 1 - cell) };
  return { raw, step, steps };
}

function searchOf(context: MethodContext, options: MethodOptions, hidden: Tensor4D, design: MaskDesign): MaskSearch {
  const number = (key: string) => Number(options[key]);
  const kind = options['score'] as ScoreKind;
  const cells = Math.round(number('size'));
  const shape = { rows: cells, cols: cells };
  const weights = { area: number('area'), smoothness: number('smoothness') };
  const variation = variationOf(context, options, shape);
  return {
    ...design,
    score: scoreOf(context.network, context.target, kind),
    range: scoreRange(context.target, kind),
    shown: context.input,
    hidden,
    shape,
    steps: Math.round(number('steps')),
    regulariser: (mask) => regularise(mask, variation, weights),
    iterations: Math.round(number('iterations')),
    noise: number('noise') > 0 ? { deviation: number('noise'), random: seededRandom(context.seed) } : null,
    descent: descentOf(options, cells * cells),
  };
}

/**
 * The slope of means over cells shrinks with their number, and the longest rate that does not bounce grows with it;
 * so a rate is given for the published 28 × 28 cells.
 */
function descentOf(options: MethodOptions, cells: number): Descent {
  const { search } = options;
  if (search === 'momentum') return { kind: 'momentum', rate: (Number(options['rate']) * cells) / (28 * 28) };
  const judge = search === 'one picture' ? 'one picture' : 'all steps';
  return { kind: 'line search', stride: Number(options['stride']), judge };
}

/** A method without the option `edges` knows the plain variation only. */
function variationOf({ picture, preprocess }: MethodContext, options: MethodOptions, shape: MaskShape): Variation {
  const { edges = 'ignored' } = options;
  if (edges === 'ignored') return (mask) => totalVariation(mask, shape);
  const { width, height } = picture;
  const weights = edgeWeights(inputValues(picture, preprocess), height, width, edges as BilateralForm);
  return bilateralVariation(shape, { rows: height, cols: width }, createMaskEnlarger(shape, height, width), weights);
}
