/**
 * Insertion and deletion (Petsiuk et al. 2018; attribution.md §E.1).
 *
 * Pixels change where the map is highest first, all channels together: from the picture to
 * 0 in the preprocessed space (deletion), or from a blurred copy to the picture (insertion).
 * Picture and network are the only ones asked; what a map looks like does not matter
 * beyond the order of its pixels.
 */
import type { HeatMap } from '../../core/maps/heatMap.ts';
import { curveOf, curvePoints } from '../../core/measures/curve.ts';
import type { Curve, MeasureSettings } from '../../core/measures/mapMeasures.ts';
import { rankPixels } from '../../core/measures/ranking.ts';
import { riseBlur, riseTaps } from '../../core/measures/riseBlur.ts';
import type { Question } from './scorePictures.ts';
import { scorePictures } from './scorePictures.ts';

type CurveWork = AsyncGenerator<number, Curve, void>;

/** @param values the preprocessed picture, `[height, width, 3]`; `map` is of its size */
export async function* insertionCurve(
  question: Question,
  values: Float32Array,
  map: HeatMap,
  { steps, blur }: Pick<MeasureSettings, 'steps' | 'blur'>,
): CurveWork {
  const blurred = riseBlur(values, map.width, map.height, riseTaps(blur.taps, blur.sigma));
  return yield* curve(question, blurred, values, map, steps);
}

/** As `insertionCurve`. */
export async function* deletionCurve(
  question: Question,
  values: Float32Array,
  map: HeatMap,
  { steps }: Pick<MeasureSettings, 'steps'>,
): CurveWork {
  return yield* curve(question, values.slice(), new Float32Array(values.length), map, steps);
}

/** @param picture where the curve begins; becomes `end` */
async function* curve(
  question: Question,
  picture: Float32Array,
  end: Float32Array,
  map: HeatMap,
  steps: number,
): CurveWork {
  const order = rankPixels(map);
  const points = curvePoints(order.length, steps);
  const confidences = yield* scorePictures(question, 'confidence', points.length, (index, out) => {
    for (const pixel of order.subarray(points[index - 1] ?? 0, points[index]))
      picture.set(end.subarray(3 * pixel, 3 * pixel + 3), 3 * pixel);
    out.set(picture);
  });
  return curveOf(points, [...confidences]);
}
