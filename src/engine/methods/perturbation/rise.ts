/**
 * RISE (Petsiuk, Das and Saenko 2018): how high the score is on average when a place is
 * visible, over random views of the picture (attribution.md §F.2). Needs no gradient.
 *
 * A constant added to all scores lifts the whole map, so only differences mean something:
 * the map shown runs from the lowest value to the highest, and where scores can be negative `raw`
 * is lifted until it is not.
 */
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import type { MethodOptions } from '../../../core/methods/methodCard.ts';
import type { perturbationBaselines } from '../../../core/methods/perturbation/baselines.ts';
import { riseCard } from '../../../core/methods/perturbation/rise.ts';
import { pause } from '../../pause.ts';
import { mapResult } from '../mapResult.ts';
import type { MapResult, MapSnapshot, Method, MethodContext } from '../method.ts';
import type { ScoreKind } from '../score.ts';
import { scoreOf } from '../score.ts';
import { batchSizeFor, scoresOf } from './askInBatches.ts';
import { hiddenInput } from './hiddenInput.ts';
import type { FilledMask } from './maskedPictures.ts';
import { createMaskedPictures } from './maskedPictures.ts';
import type { RiseEstimate } from './riseEstimate.ts';
import { createRiseEstimate } from './riseEstimate.ts';
import { riseMasks } from './riseMasks.ts';

export const rise: Method = {
  card: riseCard,
  refusal: () => null,
  async *run(context, options): AsyncGenerator<MapSnapshot, MapResult, void> {
    const started = performance.now();
    const { width, height } = context.picture;
    const settled = settleOptions(riseCard, options);
    const [steps, agreement] = [Math.round(Number(settled['masks'])), Number(settled['agreement'])];
    const [cells, visible] = [Math.round(Number(settled['cells'])), Number(settled['visible'])];
    const estimate = createRiseEstimate({ width, height, cells }, visible);
    const masks = riseMasks({ width, height, cells, visible, seed: context.seed });
    for await (const step of askMasks(context, settled, { masks, steps, estimate })) {
      yield { raw: lifted(estimate.map()), step, steps };
      if ((estimate.compareHalves() ?? 0) > agreement) break;
    }
    const raw = lifted(estimate.map());
    const passes = { forwards: estimate.count, backwards: 0 };
    return mapResult({ card: riseCard, context, options: settled, raw, shown: fromLowest(raw), passes, started });
  },
};

interface Views {
  readonly masks: Iterator<FilledMask, never>;
  /** How many of them to look through. */
  readonly steps: number;
  readonly estimate: RiseEstimate;
}

/** Yields the masks asked so far. */
async function* askMasks(
  context: MethodContext,
  options: MethodOptions,
  { masks, steps, estimate }: Views,
): AsyncGenerator<number, void, void> {
  const { input, network, target } = context;
  const score = scoreOf(network, target, options['score'] as ScoreKind);
  const hidden = hiddenInput(context, options['baseline'] as (typeof perturbationBaselines)[number]);
  const pictures = createMaskedPictures(hidden, input);
  try {
    const size = batchSizeFor(network);
    while (estimate.count < steps) {
      const some = Array.from({ length: Math.min(size, steps - estimate.count) }, () => masks.next().value);
      const values = await scoresOf(score, pictures, some);
      some.forEach((mask, i) => {
        estimate.add(mask, values[i] ?? 0);
      });
      yield estimate.count;
      await pause();
    }
  } finally {
    pictures.dispose();
    hidden.dispose();
  }
}

function lifted(map: HeatMap): HeatMap {
  const lowest = lowestOf(map);
  return lowest < 0 ? { ...map, values: map.values.map((value) => value - lowest) } : map;
}

function fromLowest(map: HeatMap): HeatMap {
  const lowest = lowestOf(map);
  return { ...map, values: map.values.map((value) => value - lowest) };
}

const lowestOf = ({ values }: HeatMap): number => values.reduce((lowest, value) => Math.min(lowest, value), Infinity);
