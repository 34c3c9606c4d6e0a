/**
 * Forward passes on the processor: batches are as long as they are, since nothing is
 * compiled per size and a padded picture would be computed for nothing.
 */
import { regionCount } from '../../core/regions/grid.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { fullSet } from '../../core/regions/regionSet.ts';
import { pause } from '../pause.ts';
import type { Evaluator } from './evaluator.ts';
import type { Scorable } from './forwardScores.ts';
import { checkLength, createForward } from './forwardScores.ts';

export function plainEvaluator(options: Scorable, batchSize: number): Evaluator {
  const forward = createForward(options, 'host');
  return {
    batchSize,
    inFlight: 1,
    async warm() {
      await forward.score(new Array<RegionSet>(batchSize).fill(fullSet(regionCount(options.grid))));
    },
    async evaluate(sets) {
      checkLength(sets, batchSize);
      const values = await forward.score(sets);
      await pause();
      return values;
    },
    dispose: forward.dispose,
  };
}
