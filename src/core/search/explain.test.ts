import { describe, expect, it } from 'vitest';
import type { RegionSet } from '../regions/regionSet.ts';
import { emptySet, isSubset, members, setOf, size, withoutRegion } from '../regions/regionSet.ts';
import { areDiverse } from '../sag/chooseDiverse.ts';
import { neverStops } from '../stop.ts';
import { explain } from './explain.ts';
import type { Findings } from './findings.ts';
import { memoise } from './memo.ts';
import type { ExplainSettings } from './settings.ts';
import { asPublished, defaultBeam, defaultSettings } from './settings.ts';
import type { SetFunction } from './toy.fixture.ts';
import { allOf, foundSets, half, lastOf, toy, whereAny } from './toy.fixture.ts';

function settings(regions: number, change: Partial<ExplainSettings> = {}): ExplainSettings {
  return { ...defaultSettings, grid: { rows: 1, cols: regions }, sufficiency: half, ...change };
}
async function run(regions: number, value: SetFunction, change: Partial<ExplainSettings> = {}, seedMap?: number[]) {
  const scorer = toy(regions, value);
  const steps = await allOf(explain(scorer, settings(regions, change), neverStops, seedMap));
  return { last: steps.at(-1)!, steps, asked: scorer.asked };
}
const rootSets = ({ roots, explanations }: Findings) => roots.map((index) => explanations[index]!.set);

describe('explain', () => {
  it('shows the whole picture, the seed, each explanation and the graph in turn', async () => {
    const { steps, last } = await run(12, whereAny([0, 1], [4, 5, 6]));
    expect(steps[0]).toMatchObject({ stage: 'whole', whole: { confidence: 1 }, occlusion: null, explanations: [] });
    const occluded = steps.find(({ occlusion }) => occlusion !== null)!;
    expect(occluded).toMatchObject({ stage: 'occlusion', explanations: [] });
    const first = steps.find(({ explanations }) => explanations.length > 0)!;
    expect(first).toMatchObject({ stage: 'search', level: 2, roots: [0] });
    // A root and its deletions were all scored, so the graph is there with the first explanation.
    expect(first.graph?.nodes.map(({ set }) => set)).toEqual([setOf([0, 1]), setOf([1]), setOf([0])]);
    expect(rootSets(last)).toEqual([setOf([0, 1]), setOf([4, 5, 6])]);
    expect(last.complement).toMatchObject({ sufficient: false });
    expect(last.graph?.complete).toBe(true);
    expect(last.exhaustiveUpTo).toBeGreaterThanOrEqual(1);
  });

  it('reports the necessary regions', async () => {
    const { last } = await run(8, whereAny([3, 0, 1], [3, 5, 6]));
    expect(last.necessary).toEqual([3]);
    expect(new Set(rootSets(last))).toEqual(new Set([setOf([3, 0, 1]), setOf([3, 5, 6])]));
  });

  it('certifies the size of an exhaustive search', async () => {
    const { last } = await run(9, whereAny([0, 1], [2, 3, 4, 5]), { search: { kind: 'exhaustive', maxSize: 3 } });
    expect(last.exhaustiveUpTo).toBe(3);
    // The second is larger than what was asked for: the search for a different one found it.
    expect(rootSets(last)).toEqual([setOf([0, 1]), setOf([2, 3, 4, 5])]);
  });

  it('explains by the empty set where the baseline alone is enough', async () => {
    const { last } = await run(5, () => 0.7);
    expect(rootSets(last)).toEqual([emptySet]);
    expect(last.explanations).toHaveLength(1);
    expect(last.graph?.nodes).toHaveLength(1);
  });

  it('finds nothing, and says so cleanly, where the class is never the answer', async () => {
    const scorer = toy(6, (set) => 0.3 * (size(set) / 6), 0.5);
    const topClass = { ratio: 0.5, topClass: true };
    const last = await lastOf(explain(scorer, settings(6, { sufficiency: topClass }), neverStops));
    expect(last).toMatchObject({ stage: 'done', explanations: [], roots: [], graph: null, complement: null });
    expect(last.necessary).toHaveLength(6);
  });

  it('explains a class that is the answer only while something else is hidden', async () => {
    // Region 5 shows what the classifier would rather name.
    const scorer = toy(
      6,
      (set) => (isSubset(setOf([0, 1]), set) ? (isSubset(setOf([5]), set) ? 0.4 : 0.9) : 0.05),
      0.5,
    );
    const last = await lastOf(
      explain(scorer, settings(6, { sufficiency: { ratio: 0.5, topClass: true } }), neverStops),
    );
    expect(foundSets(last.explanations)).toEqual(new Set([setOf([0, 1])]));
  });

  it('finds nothing where the class has no confidence at all', async () => {
    expect((await run(4, () => 0)).last).toMatchObject({ stage: 'done', explanations: [], roots: [] });
  });

  it('handles a picture of one region', async () => {
    const { last } = await run(1, (set) => size(set));
    expect(rootSets(last)).toEqual([setOf([0])]);
    expect(last.necessary).toEqual([0]);
  });

  it('follows the seed map it is given', async () => {
    const search = { ...defaultBeam, seed: 'i-gos', successors: 1, width: 1, limit: 0 } as const;
    const { asked } = await run(8, (set) => (size(set) === 8 ? 1 : 0), { search }, [0, 0, 5, 0, 9, 7, 0, 0]);
    expect(asked).toContain(setOf([0, 4]));
    expect(asked).toContain(setOf([0, 4, 5]));
    expect(asked).toContain(setOf([0, 2, 4, 5]));
  });

  it('refuses a seed map that is missing or of another grid, and a scorer of another grid', async () => {
    const search = { ...defaultBeam, seed: 'grad-cam' } as const;
    await expect(run(8, () => 1, { search })).rejects.toThrow('grad-cam');
    await expect(run(8, () => 1, { search }, [1, 2])).rejects.toThrow('grad-cam');
    await expect(run(8, () => 1, { grid: { rows: 7, cols: 7 } })).rejects.toThrow('8 regions for a grid of 49');
  });

  it('keeps roots apart by number of shared regions, as published', async () => {
    const change = { ...asPublished, grid: { rows: 1, cols: 9 } };
    const { last } = await run(9, whereAny([0, 1], [1, 2], [3, 4, 5], [3, 4, 6]), change);
    const roots = rootSets(last);
    expect(roots).toHaveLength(3);
    for (const a of roots)
      for (const b of roots) expect(a === b || areDiverse(a, b, asPublished.choice.overlap)).toBe(true);
  });

  it('costs no forward pass for what an earlier threshold has scored', async () => {
    const lasting = memoise(toy(9, whereAny([0, 1], [2, 3, 4])));
    const first = await lastOf(explain(lasting, settings(9), neverStops));
    const again = await lastOf(explain(lasting, settings(9), neverStops));
    const higher = await lastOf(
      explain(lasting, settings(9, { sufficiency: { ratio: 0.9, topClass: false } }), neverStops),
    );
    expect(again.distinct).toBe(first.distinct);
    expect(again.evaluations).toBe(0);
    expect(higher.evaluations).toBeLessThan(higher.distinct / 2);
  });
});

describe('explain, stopped', () => {
  const value = whereAny([0, 1], [2, 3, 4], [5, 6, 7]);

  it('loses nothing that was found, however early', async () => {
    const { asked } = await run(10, value);
    for (let allowed = 1; allowed < asked.length; allowed += 7) {
      let left = allowed;
      const below = toy(10, value);
      const scorer = {
        ...below,
        score: (sets: readonly RegionSet[]) => {
          left -= sets.length;
          return left < 0 ? Promise.reject(new Error('stopped')) : below.score(sets, neverStops);
        },
      };
      const seen: Findings[] = [];
      const reading = async () => {
        for await (const findings of explain(scorer, settings(10), neverStops)) seen.push(findings);
      };
      await expect(reading()).rejects.toThrow('stopped');
      const proved = [setOf([0, 1]), setOf([2, 3, 4]), setOf([5, 6, 7])].filter((set) =>
        [set, ...members(set).map((id) => withoutRegion(set, id))].every((one) => below.asked.includes(one)),
      );
      const shown = foundSets(seen.at(-1)?.explanations ?? []);
      for (const set of shown) expect(proved).toContain(set);
      // The search looks at what it has scored before it scores more.
      expect(shown.size).toBeGreaterThanOrEqual(Math.min(proved.length, 1));
    }
  });

  it('scores nothing more once nobody reads on', async () => {
    const scorer = toy(10, value);
    for await (const { explanations } of explain(scorer, settings(10), neverStops)) {
      if (explanations.length > 0) break;
    }
    const asked = scorer.asked.length;
    await new Promise((resolve) => setImmediate(resolve));
    expect(scorer.asked).toHaveLength(asked);
  });

  it('ends with the reason of the signal', async () => {
    let aborted = false;
    const signal = {
      get aborted() {
        return aborted;
      },
      throwIfAborted() {
        if (aborted) throw new Error('pressed Stop');
      },
    };
    const reading = async () => {
      for await (const { stage } of explain(toy(10, value), settings(10), signal)) aborted = stage === 'search';
    };
    await expect(reading()).rejects.toThrow('pressed Stop');
  });
});
