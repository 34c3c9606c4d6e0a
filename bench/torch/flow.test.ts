/** The published flow in Python against the one in TypeScript, over one made-up classifier; needs Python, not PyTorch. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setOf } from '../../src/core/regions/regionSet.ts';
import type { Scorer } from '../../src/core/search/scorer.ts';
import type { Outcome } from '../contenders.ts';
import { published } from '../contenders.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;
const REGIONS = 9;
/** What each region is worth alone, and pairs that are worth more together. */
const worth = [0.05, 0.21, 0.02, 0.11, 0.3, 0.07, 0.17, 0.01, 0.06];
const pairs = [
  [0, 7],
  [1, 6],
] as const;
const order = [4, 1, 6, 3, 5, 8, 0, 2, 7];

function confidence(set: bigint): number {
  const shown = (id: number): boolean => ((set >> BigInt(id)) & 1n) === 1n;
  const alone = worth.reduce((sum, value, id) => sum + (shown(id) ? value : 0), 0);
  return Math.min(1, alone + pairs.reduce((sum, [a, b]) => sum + (shown(a) && shown(b) ? 0.28 : 0), 0));
}

const scorer: Scorer = {
  regions: REGIONS,
  score: (sets) => Promise.resolve(sets.map((set) => ({ confidence: confidence(set), margin: confidence(set) - 0.4 }))),
};

const program = `
import json, sys
sys.path.insert(0, sys.argv[1])
from flow import search
asked = json.loads(sys.argv[2])
forwards = 1
def judge(set):
    global forwards
    forwards += 1
    value = sum(asked["worth"][one] for one in range(${REGIONS}) if one in set)
    value = min(1, value + sum(0.28 for a, b in asked["pairs"] if a in set and b in set))
    return value, value - 0.4
roots = search(judge, ${REGIONS}, asked["order"], asked["width"], asked["successors"], asked["limit"],
               lambda score: score[0] > asked["ratio"] and (not asked["top"] or score[1] > 0))
print(json.dumps({"roots": roots, "forwards": forwards}))
`;

describe.skipIf(!hasPython)('the published flow in Python', () => {
  it.each([
    { width: 3, successors: 5, limit: 10, ratio: 0.5, top: true },
    { width: 2, successors: 9, limit: 1, ratio: 0.9, top: false },
  ])('takes as many forwards and finds roots of the same sizes: %o', async ({ ratio, top, ...beam }) => {
    const asked = JSON.stringify({ worth, pairs, order, ratio, top, ...beam });
    const run = spawnSync('python3', ['-c', program, join(import.meta.dirname), asked], { encoding: 'utf8' });
    const { roots, forwards } = JSON.parse(run.stdout) as { roots: number[][]; forwards: number };
    expect(confidence(setOf(order))).toBe(1);
    let ours: Outcome = { forwards: 0, sizes: [] };
    for await (const so of published(scorer, { order, ...beam, sufficiency: { ratio, topClass: top } })) ours = so;
    expect(ours.sizes.length).toBeGreaterThan(1);
    expect({ forwards, sizes: roots.map(({ length }) => length) }).toEqual(ours);
  });
});
