/**
 * What is asked about a map as the method gave it, with its signs: how much of it lies on
 * pieces of the picture, and how steady it is.
 */
import { resample } from '../../core/maps/resample.ts';
import { infidelityOf, meanSensitivity, sensitivityCurve } from '../../core/measures/faithfulness.ts';
import type { MeasureSettings } from '../../core/measures/mapMeasures.ts';
import { cellRemovals, squareRemovals, sumsOver } from '../../core/measures/removals.ts';
import type { JudgeContext, JudgedMap, Task } from './judgement.ts';
import { lossesOf } from './losses.ts';
import { maxSensitivity } from './maxSensitivity.ts';

export function summedTasks(context: JudgeContext, judged: JudgedMap, settings: MeasureSettings): Task[] {
  const { measures } = settings;
  const tasks: Task[] = [];
  if (measures.includes('sensitivity-n')) tasks.push(sensitivityTask(context, judged, settings));
  if (measures.includes('infidelity')) tasks.push(infidelityTask(context, judged, settings));
  if (measures.includes('max-sensitivity')) tasks.push(...stabilityTasks(context, judged, settings));
  return tasks;
}

function sensitivityTask(context: JudgeContext, judged: JudgedMap, { removal, seed }: MeasureSettings): Task {
  const { cells, sizes, subsets } = removal;
  const asked = cellRemovals(context.picture, removal, seed);
  const removals = asked.flatMap((one) => one.removals);
  return {
    pictures: removals.length + 1,
    async *run() {
      const losses = yield* lossesOf(context, removals, `cells ${cells} ${sizes} ${subsets} ${seed}`);
      const sums = sumsOver(atPictureSize(context, judged), removals);
      const sensitivity = sensitivityCurve(
        asked.map(({ size }, at) => {
          const [from, to] = [at * subsets, (at + 1) * subsets];
          return { size, sums: sums.subarray(from, to), losses: losses.subarray(from, to) };
        }),
      );
      return { sensitivity, values: { 'sensitivity-n': meanSensitivity(sensitivity) } };
    },
  };
}

function infidelityTask(context: JudgeContext, judged: JudgedMap, { squares, seed }: MeasureSettings): Task {
  const removals = squareRemovals(context.picture, squares, seed);
  return {
    pictures: removals.length + 1,
    async *run() {
      const losses = yield* lossesOf(context, removals, `squares ${squares} ${seed}`);
      return { values: { infidelity: infidelityOf(sumsOver(atPictureSize(context, judged), removals), losses).error } };
    },
  };
}

function stabilityTasks({ picture, rerun }: JudgeContext, { raw }: JudgedMap, settings: MeasureSettings): Task[] {
  if (!rerun) return [];
  const run = async function* () {
    return { values: { 'max-sensitivity': yield* maxSensitivity(picture, raw, rerun, settings) } };
  };
  return [{ pictures: settings.noise.draws, run }];
}

function atPictureSize({ picture }: JudgeContext, { raw, enlarge }: JudgedMap) {
  return resample(raw, picture.width, picture.height, enlarge);
}
