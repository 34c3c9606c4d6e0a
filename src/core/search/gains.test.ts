import { describe, expect, it } from 'vitest';
import type { RegionSet } from '../regions/regionSet.ts';
import { emptySet, members, setOf } from '../regions/regionSet.ts';
import { neverStops } from '../stop.ts';
import { gainsOf, logRatio } from './gains.ts';
import { taskOf, toy } from './toy.fixture.ts';

/** The product of a factor per region shown: gains in the logarithm are the same in every set. */
const factors = [2, 1, 4, 0.5];
const product = (set: RegionSet) => members(set).reduce((value, id) => value * (factors[id] ?? 1), 0.01);

describe('gainsOf', () => {
  it('finds what each region adds to a classifier to which it adds the same everywhere', async () => {
    const task = await taskOf(toy(4, product));
    await task.scorer.score([emptySet, setOf([0]), setOf([1]), setOf([0, 2]), setOf([0, 1, 2])], neverStops);
    const gains = gainsOf(task, 1);
    for (const [id, factor] of factors.entries()) expect(gains[id]).toBeCloseTo(Math.log(factor), 10);
  });

  it('knows nothing of a region that no pair of known sets differs in', async () => {
    const task = await taskOf(toy(4, product));
    await task.scorer.score([emptySet, setOf([0])], neverStops);
    expect([...gainsOf(task, 0)].map((gain) => gain !== 0)).toEqual([true, false, false, false]);
  });

  it('goes by pairs of the size at hand first, each further size counting half', async () => {
    // Region 0 doubles the empty set, and halves {1}.
    const value = (set: RegionSet) => (set === setOf([0]) ? 0.4 : set === setOf([0, 1]) ? 0.1 : 0.2);
    const task = await taskOf(toy(3, value));
    await task.scorer.score([emptySet, setOf([0]), setOf([1]), setOf([0, 1])], neverStops);
    const double = Math.log(2);
    expect(gainsOf(task, 0)[0]).toBeCloseTo((double - double / 2) / 1.5, 10);
    expect(gainsOf(task, 1)[0]).toBeCloseTo((double / 2 - double) / 1.5, 10);
  });

  it('is the same when every confidence is halved', async () => {
    const sets = [emptySet, setOf([0]), setOf([0, 2]), setOf([2])];
    const [whole, scaled] = [await taskOf(toy(4, product)), await taskOf(toy(4, (set) => product(set) / 2))];
    for (const { scorer } of [whole, scaled]) await scorer.score(sets, neverStops);
    expect(gainsOf(scaled, 1)).toEqual(gainsOf(whole, 1));
  });

  it('takes all that is faint for alike, and a class without confidence too', () => {
    const score = (confidence: number) => ({ confidence, margin: 0 });
    expect(logRatio(score(1e-9), score(1))).toBe(logRatio(score(0), score(1)));
    expect(logRatio(score(0.5), score(1))).toBeCloseTo(-Math.log(2), 12);
    expect(logRatio(score(0.5), score(0))).toBe(logRatio(score(0), score(1)));
  });
});
