import { describe, expect, it } from 'vitest';
import type { RegionSet } from '../regions/regionSet.ts';
import { emptySet, setOf, size } from '../regions/regionSet.ts';
import type { StopSignal } from '../stop.ts';
import { neverStops } from '../stop.ts';
import { exhaustiveUpTo } from './certificate.ts';
import type { KnownScore } from './memo.ts';
import { memoise } from './memo.ts';
import type { Score, Scorer } from './scorer.ts';
import { toy } from './toy.fixture.ts';

const [a, b, c] = [setOf([0]), setOf([1]), setOf([0, 1])];
const half: Score = { confidence: 0.5, margin: 0 };
const bySize = (set: RegionSet) => size(set) / 8;
const stopped: StopSignal = {
  aborted: true,
  throwIfAborted: () => {
    throw new Error('stopped');
  },
};

/** A scorer whose answers the test gives by hand. */
function slow(): Scorer & { calls: { sets: readonly RegionSet[]; answer: () => void; fail: () => void }[] } {
  const calls: { sets: readonly RegionSet[]; answer: () => void; fail: () => void }[] = [];
  const score = (sets: readonly RegionSet[]) =>
    new Promise<readonly Score[]>((resolve, reject) => {
      const answer = () => {
        resolve(sets.map((set) => ({ confidence: bySize(set), margin: 0 })));
      };
      const fail = () => {
        reject(new Error('stopped elsewhere'));
      };
      calls.push({ sets, answer, fail });
    });
  return { regions: 3, calls, score };
}
/** Lets everything that can go on without an answer go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('memoise', () => {
  it('passes a set on once, within a call and over calls, and answers in order', async () => {
    const below = toy(3, bySize);
    const memo = memoise(below);
    const first = await memo.score([c, a, c], neverStops);
    const second = await memo.score([b, a, emptySet], neverStops);
    expect(first.map(({ confidence }) => confidence)).toEqual([0.25, 0.125, 0.25]);
    expect(second.map(({ confidence }) => confidence)).toEqual([0.125, 0.125, 0]);
    expect(below.asked).toEqual([c, a, b, emptySet]);
    expect([memo.evaluations, memo.distinct]).toEqual([4, 4]);
  });

  it('passes a set on once while its answer is still out', async () => {
    const below = slow();
    const memo = memoise(below);
    const both = Promise.all([memo.score([a, b], neverStops), memo.score([b, c], neverStops)]);
    await settle();
    expect(below.calls.map(({ sets }) => sets)).toEqual([[a, b], [c]]);
    for (const { answer } of below.calls) answer();
    expect((await both).map((scores) => scores.map(({ confidence }) => confidence))).toEqual([
      [0.125, 0.125],
      [0.125, 0.25],
    ]);
    expect(memo.evaluations).toBe(3);
  });

  it('asks again for what another caller was stopped from bringing', async () => {
    const below = slow();
    const memo = memoise(below);
    const first = memo.score([a], neverStops);
    const second = memo.score([a], neverStops);
    await settle();
    below.calls[0]!.fail();
    await expect(first).rejects.toThrow('stopped elsewhere');
    await settle();
    expect(below.calls.map(({ sets }) => sets)).toEqual([[a], [a]]);
    below.calls[1]!.answer();
    expect(await second).toEqual([{ confidence: 0.125, margin: 0 }]);
    expect([memo.evaluations, memo.distinct]).toEqual([1, 1]);
  });

  it('answers what it knows after a stop, and asks for nothing more', async () => {
    const below = toy(3, bySize);
    const memo = memoise(below);
    await memo.score([a], neverStops);
    expect(await memo.score([a], stopped)).toHaveLength(1);
    await expect(memo.score([a, b], stopped)).rejects.toThrow('stopped');
    expect(memo.known(b)).toBeUndefined();
    expect(memo.known(a)?.confidence).toBe(0.125);
  });

  it('counts what it knows by size', async () => {
    const memo = memoise(toy(3, bySize));
    await memo.score([a, b, c], neverStops);
    expect([0, 1, 2, 3].map((count) => memo.knownOfSize(count))).toEqual([0, 2, 1, 0]);
  });

  it('over another memo counts a forward pass only for what that one lacks', async () => {
    const lasting = memoise(toy(3, bySize));
    await lasting.score([a, b], neverStops);
    const run = memoise(lasting);
    await run.score([a, c], neverStops);
    expect([run.evaluations, run.distinct]).toEqual([1, 2]);
    expect(lasting.evaluations).toBe(3);
  });

  it('gives out all it knows, the oldest first, and takes it in without a forward pass', async () => {
    const first = memoise(toy(3, bySize));
    await first.score([c, a], neverStops);
    const below = toy(3, bySize);
    const second = memoise(below);
    second.remember(first.entries());
    expect([...second.entries()]).toEqual([...first.entries()]);
    expect([...second.entries()].map(([set]) => set)).toEqual([c, a]);
    expect(await second.score([a, b], neverStops)).toHaveLength(2);
    expect(below.asked).toEqual([b]);
    expect([second.evaluations, second.distinct]).toEqual([1, 1]);
    expect(second.knownOfSize(1)).toBe(2);
  });

  it('takes in nothing that cannot be a score of its regions, and keeps what it knows', async () => {
    const memo = memoise(toy(2, bySize));
    await memo.score([a], neverStops);
    const good = { confidence: 0.5, margin: -1 };
    const bad: KnownScore[] = [
      [a, good],
      [setOf([2]), good],
      [-1n as RegionSet, good],
      [b, { confidence: Number.NaN, margin: 0 }],
      [b, { confidence: 0.5, margin: Number.NaN }],
      [b, { confidence: -0.1, margin: 0 }],
      [b, { confidence: 1.1, margin: 0 }],
      [b, { confidence: 0.5, margin: -Infinity }],
    ];
    memo.remember(bad);
    expect([...memo.entries()]).toEqual([[a, { confidence: 0.125, margin: 0.125 }]]);
    memo.remember([[b, good]]);
    expect(memo.known(b)).toEqual(good);
  });

  it('forgets the oldest scores beyond its bound, and certifies no more than it still knows', async () => {
    const below = { regions: 2, score: (sets: readonly RegionSet[]) => Promise.resolve(sets.map(() => half)) };
    const memo = memoise(below, 2);
    await memo.score([emptySet, a], neverStops);
    expect(exhaustiveUpTo(memo)).toBe(0);
    await memo.score([b], neverStops);
    expect([...memo.entries()].map(([set]) => set)).toEqual([a, b]);
    expect([0, 1].map((count) => memo.knownOfSize(count))).toEqual([0, 2]);
    expect(exhaustiveUpTo(memo)).toBe(-1);
    memo.remember([[c, half]]);
    expect([...memo.entries()].map(([set]) => set)).toEqual([b, c]);
  });

  it('answers a call in full even where it is larger than the bound and began with what is forgotten on the way', async () => {
    const asked: RegionSet[] = [];
    const score = (sets: readonly RegionSet[]) => {
      asked.push(...sets);
      return Promise.resolve(sets.map((set) => ({ confidence: bySize(set), margin: 0 })));
    };
    const memo = memoise({ regions: 2, score }, 1);
    await memo.score([a], neverStops);
    const all = await memo.score([a, b, c, emptySet], neverStops);
    expect(all.map(({ confidence }) => confidence)).toEqual([0.125, 0.125, 0.25, 0]);
    expect(asked).toEqual([a, b, c, emptySet]);
    await memo.score([b, a], neverStops);
    expect(asked.slice(4)).toEqual([a]);
    expect([...memo.entries()].map(([set]) => set)).toEqual([a]);
    expect([memo.evaluations, memo.distinct]).toEqual([5, 5]);
  });

  it('refuses an answer that is too short', async () => {
    const memo = memoise({ regions: 3, score: () => Promise.resolve([]) });
    await expect(memo.score([a], neverStops)).rejects.toThrow('fewer scores');
  });
});
