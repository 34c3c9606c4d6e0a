/**
 * Forward passes on the processor: batches are as long as they are, since nothing is
 * compiled per size and a padded picture would be computed for nothing.
 */
import { pause } from '../pause.ts';
import type { Evaluator } from './evaluator.ts';
import type { Scorable } from './forwardScores.ts';
import { checkLength, createForward } from './forwardScores.ts';

export function plainEvaluator(options: Scorable, batchSize: number): Evaluator {
  const forward = createForward(options, 'host');
  return {
    batchSize,
    inFlight: 1,
    async evaluate(sets) {
      checkLength(sets, batchSize);
      const values = await forward.score(sets);
      await pause();
      return values;
    },
    dispose: forward.dispose,
  };
}
