/**
 * How important each region is to begin with, for a search that tries the best
 * regions first.
 *
 * *i-gos* is the reduced search of the published SAG code: two iterations of
 * twenty steps with one mask cell per region (sag.md §2.1). Its noise, which by a
 * slip reached the red channel only, is left out, so the order is repeatable; and a
 * step is judged on all twenty pictures, for on the last one alone a sure network is
 * so flat that no step would be taken and all regions would look alike.
 * *grad-cam* is the mean of the signed map over each region.
 */
import { regionMeans } from '../../core/maps/regionMeans.ts';
import type { Baseline } from '../../core/regions/baseline.ts';
import type { Grid } from '../../core/regions/grid.ts';
import { lastSpatialLayer } from '../../network/layers.ts';
import { hiddenTensor } from '../inputTensor.ts';
import { classActivation } from './activation/gradCam.ts';
import type { MethodContext } from './method.ts';
import { deletionDesign } from './optimised/iGos.ts';
import { regularise, totalVariation } from './optimised/maskRegulariser.ts';
import { optimiseMask } from './optimised/optimiseMask.ts';
import { scoreRange } from './optimised/scoreRange.ts';
import { scoreOf } from './score.ts';

const ITERATIONS = 2;
const STEPS = 20;
const WEIGHTS = { area: 1, smoothness: 20 };
const STRIDE = 200;

/** Nothing about a seed is left to chance. */
export type SeedContext = Omit<MethodContext, 'seed'>;

/** One number per region, row by row; larger = more important. `baseline`: what hidden regions show in the search. */
export async function seedMap(
  kind: 'i-gos' | 'grad-cam',
  context: SeedContext,
  { grid, baseline }: { readonly grid: Grid; readonly baseline: Baseline },
): Promise<Float32Array> {
  if (kind === 'i-gos') return await removedShares(context, grid, baseline);
  const { network, input, target } = context;
  return Float32Array.from(regionMeans(await classActivation(network, input, target, lastSpatialLayer(network)), grid));
}

async function removedShares(context: SeedContext, grid: Grid, baseline: Baseline): Promise<Float32Array> {
  const hidden = hiddenTensor(context.picture, context.preprocess, baseline);
  const removed = new Float32Array(grid.rows * grid.cols);
  try {
    const steps = optimiseMask({
      ...deletionDesign,
      score: scoreOf(context.network, context.target, 'confidence'),
      range: scoreRange(context.target, 'confidence'),
      shown: context.input,
      hidden,
      shape: grid,
      steps: STEPS,
      regulariser: (mask) => regularise(mask, (cells) => totalVariation(cells, grid), WEIGHTS),
      iterations: ITERATIONS,
      noise: null,
      descent: { kind: 'line search', stride: STRIDE, judge: 'all steps' },
    });
    for await (const step of steps) if (step) removed.set(step.mask.map((kept) => 1 - kept));
  } finally {
    hidden.dispose();
  }
  return removed;
}
