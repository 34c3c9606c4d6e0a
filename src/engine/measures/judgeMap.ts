/**
 * One map of one picture under the one protocol (`docs/measures.md`).
 *
 * A map with nothing to show is measured as a map of zeros: its pixels go by index, it
 * points nowhere, it shows nothing. Leaving it out would reward a method for keeping quiet
 * on hard pictures.
 */
import type { HeatMap } from '../../core/maps/heatMap.ts';
import { everyMeasure } from '../../core/measures/cards.ts';
import type { MapMeasures, MeasureSettings } from '../../core/measures/mapMeasures.ts';
import type { MeasureId } from '../../core/measures/measureCard.ts';
import { boxMask, energyInside, pointingTolerance, pointsAt } from '../../core/measures/pointing.ts';
import { giniOf, meanOf } from '../../core/measures/shape.ts';
import type { Finding, JudgeContext, JudgedMap } from './judgement.ts';
import { shownTasks } from './shownTasks.ts';
import { summedTasks } from './summedTasks.ts';

export interface JudgeProgress {
  /** What is known so far. */
  readonly measures: MapMeasures;
  /** Pictures done and planned, for a progress line. */
  readonly step: number;
  readonly steps: number;
}

/** Yields at every batch of pictures; may be left at any time. Boxes are in pixels of `context.picture`. */
export async function* judgeMap(
  context: JudgeContext,
  judged: JudgedMap,
  settings: MeasureSettings,
): AsyncGenerator<JudgeProgress, MapMeasures, void> {
  const { width, height } = context.picture;
  const map = judged.map ?? { width, height, signed: false, values: new Float32Array(width * height) };
  const tasks = [...shownTasks(context, map, settings), ...summedTasks(context, judged, settings)];
  const steps = tasks.reduce((sum, { pictures }) => sum + pictures, 0);
  let step = 0;
  let measures = merge(unmeasured, { values: ofMapAlone(map, settings) });
  for (const task of tasks) {
    const run = task.run();
    try {
      let next = await run.next();
      for (; !next.done; next = await run.next()) {
        step += next.value;
        yield { measures, step, steps };
      }
      measures = merge(measures, next.value);
    } finally {
      await run.return(undefined as never);
    }
  }
  return measures;
}

const unmeasured: MapMeasures = {
  values: everyMeasure(() => null),
  ...{ insertion: null, deletion: null, sensitivity: null },
};

function merge(measures: MapMeasures, finding: Finding): MapMeasures {
  return { ...measures, ...finding, values: { ...measures.values, ...finding.values } };
}

/** What needs no network. */
function ofMapAlone(map: HeatMap, { measures, boxes }: MeasureSettings): Finding['values'] {
  const mask = boxMask(boxes, map.width, map.height);
  const boxed = boxes.length > 0;
  const known: readonly (readonly [MeasureId, () => number | null])[] = [
    ['mean-value', () => meanOf(map)],
    ['sparsity', () => giniOf(map)],
    ['pointing', () => (boxed ? Number(pointsAt(map, mask, pointingTolerance(map))) : null)],
    ['energy-pointing', () => (boxed ? energyInside(map, mask) : null)],
  ];
  return Object.fromEntries(known.filter(([id]) => measures.includes(id)).map(([id, value]) => [id, value()]));
}
