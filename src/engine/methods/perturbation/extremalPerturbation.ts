/**
 * Extremal Perturbation (Fong, Patrick and Vedaldi 2019): the region of a given area that, kept
 * alone, gives the highest score (attribution.md §F.4).
 *
 * One area gives the region itself; several are searched side by side and their regions added up, so that
 * what belongs to the smallest stands out most. Nothing is left to chance.
 */
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import type { MethodOptions } from '../../../core/methods/methodCard.ts';
import { extremalPerturbationCard } from '../../../core/methods/perturbation/extremalPerturbation.ts';
import { gradientRules } from '../../../network/rules/gradient.ts';
import { inputValues } from '../../inputTensor.ts';
import { pause } from '../../pause.ts';
import { mapResult } from '../mapResult.ts';
import type { MapResult, MapSnapshot, Method, MethodContext } from '../method.ts';
import type { ScoreKind } from '../score.ts';
import { scoreOf } from '../score.ts';
import { refusedByRules } from '../unsuited.ts';
import { wholePixels } from './inProportion.ts';
import { blurLevels, fadeLevels } from './perturbationLevels.ts';
import type { Variant } from './searchRegion.ts';
import { searchRegion } from './searchRegion.ts';
import { smoothedMap } from './smoothedMap.ts';
import { createSmoothMask } from './smoothMask.ts';

/** Pixels between parameters, in pixels of 224, and how many such steps the kernel is wide. */
const STEP = 7;
const KERNEL_STEPS = 3;

/** The areas of the pointing games, by the name of the choice; of any other there is only the one asked for. */
const PUBLISHED_AREAS: Readonly<Record<string, readonly number[]>> = {
  '2.5, 5, 10 and 20 %': [0.025, 0.05, 0.1, 0.2],
  '1.8, 2.5, 5 and 10 %': [0.018, 0.025, 0.05, 0.1],
};

export const extremalPerturbation: Method = {
  card: extremalPerturbationCard,
  refusal: (question) => refusedByRules(question, gradientRules),
  async *run(context, options): AsyncGenerator<MapSnapshot, MapResult, void> {
    const started = performance.now();
    const settled = settleOptions(extremalPerturbationCard, options);
    const areas = PUBLISHED_AREAS[String(settled['areas'])] ?? [Number(settled['area'])];
    const steps = Math.round(Number(settled['iterations']));
    const searches = await searchesOf(context, settled, areas);
    let raw = sumOf(context, []);
    for (let step = 1; step <= steps; step++) {
      const masks: Float32Array[] = [];
      for (const search of searches) {
        const next = await search.next();
        if (!next.done) masks.push(next.value);
        await pause();
      }
      raw = sumOf(context, masks);
      yield { raw, step, steps };
    }
    raw = smoothedMap(raw, Number(settled['smoothing']));
    const passed = steps * areas.length * (settled['variant'] === 'both' ? 2 : 1);
    const passes = { forwards: passed, backwards: passed };
    return mapResult({ card: extremalPerturbationCard, context, options: settled, raw, passes, started });
  },
};

async function searchesOf(context: MethodContext, options: MethodOptions, areas: readonly number[]) {
  const { network, picture, preprocess, target } = context;
  const shown = inputValues(picture, preprocess);
  const step = wholePixels(STEP, picture);
  const common = {
    score: scoreOf(network, target, options['score'] as ScoreKind),
    size: picture,
    levels: options['perturbation'] === 'faded' ? fadeLevels(shown) : await blurLevels(shown, picture),
    smooth: createSmoothMask({ ...picture, step, kernel: KERNEL_STEPS * step }),
    variant: options['variant'] as Variant,
    rate: Number(options['rate']),
    iterations: Math.round(Number(options['iterations'])),
  };
  return areas.map((area) => searchRegion({ ...common, area }));
}

function sumOf({ picture }: MethodContext, masks: readonly Float32Array[]): HeatMap {
  const { width, height } = picture;
  const values = new Float32Array(width * height);
  for (const mask of masks) mask.forEach((share, pixel) => (values[pixel] = (values[pixel] ?? 0) + share));
  return { width, height, signed: false, values };
}
