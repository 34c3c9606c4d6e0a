import { describe, expect, it } from 'vitest';
import type { RegionSet } from '../regions/regionSet.ts';
import { fullSet, has } from '../regions/regionSet.ts';
import { neverStops } from '../stop.ts';
import { removalsOf } from './eliminate.ts';
import { necessaryRegions, occlusionOf } from './occlusion.ts';
import { taskOf, toy } from './toy.fixture.ts';

describe('occlusion', () => {
  // Region 1 carries nearly all, region 2 speaks against, region 3 does nothing.
  const worth = [0.25, 0.625, -0.125, 0];
  const value = (set: RegionSet) => worth.reduce((sum, one, id) => sum + (has(set, id) ? one : 0), 0);

  it('is the drop in confidence when only that region is hidden', async () => {
    const task = await taskOf(toy(4, value));
    await task.scorer.score(removalsOf(fullSet(4)), neverStops);
    expect([...occlusionOf(task)]).toEqual(worth);
  });

  it('tells which regions are necessary, by the rule that is asked for', async () => {
    for (const [rule, expected] of [
      [{ ratio: 0.5, topClass: false }, [1]],
      [{ ratio: 0.9, topClass: false }, [0, 1]],
      [{ ratio: 0, topClass: true }, [1]],
    ] as const) {
      const task = await taskOf(toy(4, value, 0.25), rule);
      await task.scorer.score(removalsOf(fullSet(4)), neverStops);
      expect(necessaryRegions(task)).toEqual(expected);
    }
  });
});
