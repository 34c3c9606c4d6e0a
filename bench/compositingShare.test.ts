import { expect, it } from 'vitest';
import { compositingShare, type ProfileNode } from './compositingShare.ts';

const node = (id: number, url: string, hitCount: number, children: number[] = [], functionName = 'f'): ProfileNode => ({
  id,
  callFrame: { functionName, url },
  hitCount,
  children,
});

it('counts the compositor and what it calls, and leaves waiting out', () => {
  const nodes = [
    node(1, '', 0, [2, 5, 6], '(root)'),
    node(2, 'file:///x/src/engine/scorer.ts', 3, [3]),
    node(3, 'file:///x/src/core/regions/composite.ts', 1, [4]),
    node(4, 'file:///x/src/core/regions/regionSet.ts', 2),
    node(5, '', 100, [], '(idle)'),
    node(6, 'wasm://wasm', 4),
  ];
  expect(compositingShare(nodes)).toBeCloseTo(3 / 10);
});
