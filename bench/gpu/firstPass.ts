/** How long the first batch of a network takes on a device that has compiled nothing. */
import type { RegionSet } from '../../src/core/regions/regionSet.ts';
import { fullSet } from '../../src/core/regions/regionSet.ts';
import { regionCount } from '../../src/core/regions/grid.ts';
import type { ScoringSubject } from '../../src/engine/scorer/evaluator.ts';
import { createForward } from '../../src/engine/scorer/forwardScores.ts';
import type { ModelArtifacts } from '../../src/network/graph.ts';
import { importModel } from '../../src/network/import/importModel.ts';
import { timed } from '../byTurns.ts';
import { renewDevice } from './device.ts';

/**
 * Seconds from the opened network to the answers of one batch.
 *
 * @param ahead whether pipelines are compiled side by side first, or each at its first use
 */
export async function firstPass(
  artifacts: ModelArtifacts,
  subject: ScoringSubject,
  pictures: number,
  ahead: boolean,
): Promise<number> {
  await renewDevice();
  const network = importModel(artifacts);
  const forward = createForward({ ...subject, network }, 'shader');
  const sets = new Array<RegionSet>(pictures).fill(fullSet(regionCount(subject.grid)));
  const seconds = await timed(async () => {
    if (ahead) await forward.compile(sets);
    await forward.score(sets);
  });
  forward.dispose();
  network.dispose();
  return seconds;
}
