import { describe, expect, it } from 'vitest';
import type { RegionId } from '../regions/regionSet.ts';
import { setOf } from '../regions/regionSet.ts';
import type { Findings } from '../search/findings.ts';
import { factsOf, rootSets } from './facts.ts';

const findings = (sets: readonly (readonly RegionId[])[], roots: readonly number[]): Findings => ({
  stage: 'done',
  level: 4,
  whole: { confidence: 0.9, margin: 0.8 },
  occlusion: null,
  necessary: [24],
  explanations: sets.map((regions) => ({ set: setOf(regions), confidence: 0.7, margin: 0.5 })),
  roots,
  complement: null,
  graph: null,
  exhaustiveUpTo: 1,
  evaluations: 100,
  distinct: 120,
});

describe('the facts of a result', () => {
  it('are about the displayed explanations, in order of display', () => {
    const result = findings(
      [
        [1, 2, 24],
        [3, 4, 5, 24],
        [1, 2, 3],
        [24, 2],
      ],
      [3, 1, 0],
    );
    expect(factsOf(result)).toEqual({
      roots: [setOf([24, 2]), setOf([3, 4, 5, 24]), setOf([1, 2, 24])],
      rootSizes: [2, 4, 3],
      found: 4,
      common: [24],
      necessary: [24],
      restEnough: null,
      exhaustiveUpTo: 1,
    });
  });

  it('name no common region where the roots have none, or where there is no root', () => {
    expect(
      factsOf(
        findings(
          [
            [1, 2],
            [3, 4],
          ],
          [0, 1],
        ),
      ).common,
    ).toEqual([]);
    expect(factsOf(findings([], [])).common).toEqual([]);
  });

  it('take every region of a single root as common', () => {
    expect(factsOf(findings([[5, 1, 2]], [0])).common).toEqual([1, 2, 5]);
  });

  it('say whether the rest is enough only once that was tested', () => {
    const score = { confidence: 0.2, margin: -0.1 };
    const tested = { ...findings([[1]], [0]), complement: { set: setOf([2]), score, sufficient: false } };
    expect(factsOf(tested).restEnough).toBe(false);
  });

  it('pass over a root that is not among the explanations', () => {
    expect(rootSets(findings([[1]], [0, 7]))).toEqual([setOf([1])]);
  });
});
