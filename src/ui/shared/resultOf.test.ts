import { describe, expect, it } from 'vitest';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { setOf } from '../../core/regions/regionSet.ts';
import type { Findings } from '../../core/search/findings.ts';
import { defaultSettings } from '../../core/search/settings.ts';
import { resultOf } from './resultOf.ts';

const mse = (set: RegionSet) => ({ set, confidence: 0.5, margin: 0.3 });
const findings: Findings = {
  stage: 'done',
  level: 3,
  whole: { confidence: 0.7, margin: 0.5 },
  occlusion: null,
  necessary: [24],
  explanations: [mse(setOf([24, 25])), mse(setOf([1, 24])), mse(setOf([3, 4]))],
  roots: [1, 0],
  complement: { set: setOf([0]), score: { confidence: 0.1, margin: -0.2 }, sufficient: false },
  graph: null,
  exhaustiveUpTo: 1,
  evaluations: 80,
  distinct: 80,
};
const peacock = { index: 84, label: 'peacock', confidence: 0.7 };
const coucal = { index: 91, label: 'coucal', confidence: 0.1 };
const parts = { findings, status: 'done', explained: peacock, first: peacock, settings: defaultSettings } as const;

describe('the result for the text layer', () => {
  it('names regions, and counts the displayed roots apart from all that were found', () => {
    expect(resultOf(parts)).toEqual({
      className: 'peacock',
      saysInstead: null,
      rootSizes: [2, 2],
      found: 3,
      common: ['D4'],
      necessary: [],
      fragile: ['D4'],
      restEnough: false,
      exhaustiveUpTo: 1,
      rule: defaultSettings.sufficiency,
      progress: 'done',
    });
  });

  it('calls necessary only what every known combination shows', () => {
    const explanations = findings.explanations.slice(0, 2);
    expect(resultOf({ ...parts, findings: { ...findings, explanations } })).toMatchObject({
      necessary: ['D4'],
      fragile: [],
    });
  });

  it('says what the network says instead when another class is explained', () => {
    expect(resultOf({ ...parts, explained: coucal }).saysInstead).toBe('peacock');
  });

  it('what waits still searches, what failed was stopped', () => {
    expect(resultOf({ ...parts, status: 'waiting' }).progress).toBe('searching');
    expect(resultOf({ ...parts, status: 'failed' }).progress).toBe('stopped');
  });
});
