/**
 * What the network makes of the picture multiplied by the map, and by one less the map:
 * average drop, increase and the two densities from three pictures (attribution.md §E.4, §E.6).
 *
 * The product is taken after preprocessing, so a map of 0 shows what deletion ends with.
 */
import type { HeatMap } from '../../core/maps/heatMap.ts';
import { dropOf, increaseOf, negativeDensity, positiveDensity } from '../../core/measures/masked.ts';
import type { MeasureId } from '../../core/measures/measureCard.ts';
import { meanOf } from '../../core/measures/shape.ts';
import type { Question } from './scorePictures.ts';
import { scorePictures } from './scorePictures.ts';

type Measured = Extract<MeasureId, 'drop' | 'increase' | 'positive-density' | 'negative-density'>;

/** @param values the preprocessed picture, `[height, width, 3]`; `map` is of its size, 0–1 */
export async function* judgeMasked(
  question: Question,
  values: Float32Array,
  map: HeatMap,
): AsyncGenerator<number, Readonly<Record<Measured, number | null>>, void> {
  const weights = [() => 1, (at: number) => map.values[at] ?? 0, (at: number) => 1 - (map.values[at] ?? 0)];
  const scores = yield* scorePictures(question, 'confidence', weights.length, (index, out) => {
    const weight = weights[index] ?? (() => 0);
    for (let at = 0; at < out.length; at++) out[at] = (values[at] ?? 0) * weight(Math.floor(at / 3));
  });
  const [whole = 0, shown = 0, left = 0] = scores;
  const mean = meanOf(map);
  return {
    drop: dropOf(whole, shown),
    increase: increaseOf(whole, shown),
    'positive-density': positiveDensity(shown, mean),
    'negative-density': negativeDensity(left, mean),
  };
}
