import { describe, expect, it } from 'vitest';
import { setOf } from '../regions/regionSet.ts';
import { neverStops } from '../stop.ts';
import { memoise } from './memo.ts';
import { previewGraph } from './preview.ts';
import { taskOf, toy, whereAny } from './toy.fixture.ts';
import { removalsOf } from './eliminate.ts';

const root = setOf([0, 1, 2]);

describe('previewGraph', () => {
  it('draws a root with all its deletions and asks for nothing', async () => {
    const scorer = toy(5, whereAny([0, 1, 2]));
    const { scorer: memo, whole } = await taskOf(scorer);
    await memo.score([root, ...removalsOf(root)], neverStops);
    const asked = scorer.asked.length;
    const graph = await previewGraph(memo, { roots: [root], whole, budget: 300 });
    expect(new Set(graph?.nodes.map(({ set }) => set))).toEqual(new Set([root, ...removalsOf(root)]));
    expect(graph?.edges).toHaveLength(3);
    expect(scorer.asked).toHaveLength(asked);
  });

  it('is nothing without roots, or where they are unknown', async () => {
    const { scorer: memo, whole } = await taskOf(toy(5, whereAny([0])));
    expect(await previewGraph(memo, { roots: [], whole, budget: 300 })).toBeNull();
    expect(await previewGraph(memo, { roots: [root], whole, budget: 300 })).toBeNull();
  });

  it('does not hide a scorer that breaks', async () => {
    const broken = memoise(toy(2, () => 0));
    const whole = { confidence: 1, margin: 1 };
    const failing = {
      ...broken,
      regions: 2,
      known: () => {
        throw new Error('broken');
      },
    };
    await expect(previewGraph(failing as typeof broken, { roots: [root], whole, budget: 9 })).rejects.toThrow('broken');
  });
});
