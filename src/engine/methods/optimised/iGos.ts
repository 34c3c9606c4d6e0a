/**
 * I-GOS (Qi, Khorram and Li 2020): an optimised mask as a heat map.
 *
 * The mask says what to keep, so importance is one minus the mask. How the mask is
 * found is in `optimiseMask.ts`; here are its options and its way into a map.
 */
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import { iGosCard } from '../../../core/methods/optimised/iGos.ts';
import type { MethodOptions } from '../../../core/methods/methodCard.ts';
import type { BaselineKind } from '../../../core/regions/baseline.ts';
import { baselineOf } from '../../../core/regions/composite.ts';
import { seededRandom } from '../../../core/seededRandom.ts';
import { gradientRules } from '../../../network/rules/gradient.ts';
import { hiddenTensor } from '../../inputTensor.ts';
import type { MaskShape } from './maskRegulariser.ts';
import { mapResult } from '../mapResult.ts';
import type { MapResult, MapSnapshot, Method, MethodContext } from '../method.ts';
import type { MaskSearch } from './optimiseMask.ts';
import { optimiseMask } from './optimiseMask.ts';
import { scoreOf } from '../score.ts';
import { refusedByRules } from '../unsuited.ts';

export const iGos: Method = {
  card: iGosCard,
  refusal: (question) => refusedByRules(question, gradientRules),
  async *run(context, options): AsyncGenerator<MapSnapshot, MapResult, void> {
    const started = performance.now();
    const settled = settleOptions(iGosCard, options);
    const baseline = baselineOf(settled['baseline'] as BaselineKind, context.picture);
    const hidden = hiddenTensor(context.picture, context.preprocess, baseline);
    try {
      const search = searchOf(context, settled, hidden);
      const passed = { forwards: 0, backwards: 0 };
      let raw = importance(new Float32Array(search.shape.rows * search.shape.cols).fill(1), search.shape);
      for await (const { mask, iteration, forwards, backwards } of optimiseMask(search)) {
        Object.assign(passed, { forwards, backwards });
        raw = importance(mask, search.shape);
        yield { raw, step: iteration, steps: search.iterations };
      }
      return mapResult({ card: iGosCard, context, options: settled, raw, passes: passed, started });
    } finally {
      hidden.dispose();
    }
  },
};

function searchOf(context: MethodContext, options: MethodOptions, hidden: Tensor4D): MaskSearch {
  const number = (key: string) => Number(options[key]);
  const cells = Math.round(number('size'));
  return {
    score: scoreOf(context.network, context.target, 'confidence'),
    shown: context.input,
    hidden,
    shape: { rows: cells, cols: cells },
    steps: Math.round(number('steps')),
    iterations: Math.round(number('iterations')),
    weights: { area: number('area'), smoothness: number('smoothness') },
    noise: number('noise') > 0 ? { deviation: number('noise'), random: seededRandom(context.seed) } : null,
    judge: options['search'] === 'one picture' ? 'one picture' : 'all steps',
  };
}

function importance(mask: Float32Array, { rows, cols }: MaskShape): HeatMap {
  return { width: cols, height: rows, signed: false, values: mask.map((cell) => 1 - cell) };
}
