/** What is asked about a map as it is shown: where it is highest, and how much it lets through. */
import type { HeatMap } from '../../core/maps/heatMap.ts';
import { curvePoints } from '../../core/measures/curve.ts';
import type { MeasureSettings } from '../../core/measures/mapMeasures.ts';
import type { MeasureId } from '../../core/measures/measureCard.ts';
import { inputValues } from '../inputTensor.ts';
import { deletionCurve, insertionCurve } from './curves.ts';
import type { JudgeContext, Task } from './judgement.ts';
import { judgeMasked } from './maskedPicture.ts';

const fromMaskedPictures = ['drop', 'increase', 'positive-density', 'negative-density'] as const;

/** @param map at picture size, 0–1 */
export function shownTasks(context: JudgeContext, map: HeatMap, settings: MeasureSettings): Task[] {
  const values = inputValues(context.picture, context.preprocess);
  const wants = (id: MeasureId) => settings.measures.includes(id);
  const points = curvePoints(map.values.length, settings.steps).length;
  const masked = fromMaskedPictures.filter(wants);
  const tasks: Task[] = [];
  if (wants('insertion'))
    tasks.push({
      pictures: points,
      async *run() {
        const insertion = yield* insertionCurve(context, values, map, settings);
        return { insertion, values: { insertion: insertion.area } };
      },
    });
  if (wants('deletion'))
    tasks.push({
      pictures: points,
      async *run() {
        const deletion = yield* deletionCurve(context, values, map, settings);
        return { deletion, values: { deletion: deletion.area } };
      },
    });
  if (masked.length > 0)
    tasks.push({
      pictures: 3,
      async *run() {
        const found = yield* judgeMasked(context, values, map);
        return { values: Object.fromEntries(masked.map((id) => [id, found[id]])) };
      },
    });
  return tasks;
}
