import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { additive, importance } from './experiment.fixture.ts';
import { partDrops } from './experiment.ts';
import {
  controlledCheck,
  deletionCheck,
  distractibility,
  importantParts,
  objectsIgnored,
  preservationCheck,
  singleDeletion,
  targetSensitivity,
} from './funnyBirds.ts';

/** Class 0 is shown; parts 0 and 1 say so, or part 2 and 3; the rival lives on nothing but a constant part 4. */
const scene = additive({
  weights: [
    [4, 3, 2, 1, 0],
    [0, 0, 0, 0, 2.5],
  ],
  objects: [0, 0.1, 3],
  sufficient: [0b00011, 0b01100],
});

describe('important parts', () => {
  it('have more than their share of the whole map', () => {
    expect(importantParts(importance([5, 3, 2, 0, 0]), 0.2)).toBe(0b00011);
    expect(importantParts(importance([5, 3, 2, 0, 0], [], 30), 0.1)).toBe(0b00001);
  });

  it('are none of a map of nothing', () => {
    expect(importantParts(importance([0, 0, 0]), 0.01)).toBe(0);
  });
});

describe('the controlled synthetic data check', () => {
  it('is the share of the best known sufficient set that is important', () => {
    expect(controlledCheck(scene, importance([1, 0, 0, 0, 1]), 0.1)).toBe(0.5);
    expect(controlledCheck(scene, importance([1, 0, 1, 1, 0]), 0.1)).toBe(1);
  });

  it('is 0 where everything lies on the background', () => {
    expect(controlledCheck(scene, importance([0, 0, 0, 0, 0], [9, 9, 9], 50), 0.01)).toBe(0);
  });

  it('says nothing of a scene that the network does not know', () => {
    const lost = additive({ weights: [[1], [2]], sufficient: [1] });
    expect(controlledCheck(lost, importance([1]), 0.1)).toBeNull();
  });
});

describe('preservation and deletion', () => {
  it('ask whether the important parts alone keep the answer, and their loss changes it', () => {
    // Objects add 3.1 to class 0, which therefore stands against 2.5 with no part at all: none can be lost.
    const bare = additive({
      weights: [
        [4, 3, 2, 1, 0],
        [0, 0, 0, 0, 2.5],
      ],
    });
    const both = importance([1, 1, 0, 0, 1]);
    expect([preservationCheck(bare, both, 0.1), deletionCheck(bare, both, 0.1)]).toEqual([1, 0]);
    const rival = importance([0, 0, 0, 0, 1]);
    expect([preservationCheck(bare, rival, 0.1), deletionCheck(bare, rival, 0.1)]).toEqual([0, 0]);
    const most = importance([1, 1, 1, 0, 0]);
    expect([preservationCheck(bare, most, 0.1), deletionCheck(bare, most, 0.1)]).toEqual([1, 1]);
  });

  it('are 1 and 1 of a network that stands on the important parts alone', () => {
    const network = additive({
      weights: [
        [5, 5, 0],
        [0, 0, 1],
      ],
    });
    expect(preservationCheck(network, importance([1, 1, 0]), 0.1)).toBe(1);
    expect(deletionCheck(network, importance([1, 1, 0]), 0.1)).toBe(1);
  });

  it('are of the answer, right or wrong', () => {
    const wrong = additive({
      weights: [
        [0, 1],
        [3, 0],
      ],
      shows: 0,
    });
    expect(preservationCheck(wrong, importance([1, 0]), 0.1)).toBe(1);
    expect(deletionCheck(wrong, importance([1, 0]), 0.1)).toBe(1);
  });
});

describe('distractibility', () => {
  // The logit is 13.1, a twentieth of it 0.655: irrelevant are part 4 and objects 0 and 1.
  it('is the share of irrelevant things that are not called important', () => {
    expect(distractibility(scene, importance([4, 3, 2, 1, 0], [0, 0, 3]), 0.05)).toBe(1);
    expect(distractibility(scene, importance([4, 3, 2, 1, 5], [0, 0, 3]), 0.05)).toBeCloseTo(2 / 3, 12);
    expect(distractibility(scene, importance([0, 0, 0, 0, 5], [5, 5, 0]), 0.05)).toBe(0);
  });

  it('takes a thing whose removal helps for irrelevant, however much it helps', () => {
    const network = additive({ weights: [[8, -4]] });
    expect(distractibility(network, importance([1, 1]), 0.1)).toBe(0);
    expect(distractibility(network, importance([1, 0]), 0.1)).toBe(1);
  });

  it('says nothing where everything matters', () => {
    expect(distractibility(additive({ weights: [[1, 1]] }), importance([1, 0]), 0.1)).toBeNull();
  });
});

describe('single deletion', () => {
  it('is 1 for a map that gives each part what the logit loses without it', () => {
    const weights = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(weights, (row) => {
        const network = additive({ weights: [row, [0, 0, 0, 0, 0]] });
        const oracle = importance(partDrops(network));
        expect(singleDeletion(network, oracle)).toBe(new Set(row).size === 1 ? null : 1);
      }),
    );
  });

  it('is 0 for the reverse order, and between for a part of it', () => {
    expect(singleDeletion(scene, importance([0, 1, 2, 3, 4]))).toBe(0);
    expect(singleDeletion(scene, importance([3, 4, 1, 2, 0]))).toBeCloseTo(0.9, 12);
  });

  it('says nothing where all parts are alike', () => {
    expect(singleDeletion(scene, importance([2, 2, 2, 2, 2]))).toBeNull();
  });
});

describe('target sensitivity', () => {
  const network = additive({
    weights: [
      [2, 2, 2, 2, 2],
      [3, 3, 0, 0, 0],
      [0, 0, 3, 3, 0],
    ],
  });
  const rivals = { classes: [1, 2], shared: [0b00011, 0b01100] } as const;
  const score = (forA: readonly number[], forB: readonly number[]) =>
    targetSensitivity(network, rivals, importance(forA), importance(forB));

  it('is 1 where the map for each rival gives more to what it shares', () => {
    expect(score(partDrops(network, 1), partDrops(network, 2))).toBe(1);
  });

  it('is half where one of them does, and 0 where each gives more to the other', () => {
    expect(score([3, 3, 1, 1, 0], [0, 0, 1, 1, 0])).toBe(0.5);
    expect(score([0, 0, 3, 3, 0], [3, 3, 0, 0, 0])).toBe(0);
  });

  it('is 0 for a map that does not ask for the class: equal is not more', () => {
    const map = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(map, (same) => {
        expect(score(same, same)).toBe(0);
      }),
    );
  });

  it('says nothing where the network does not react to the parts of its rivals', () => {
    const deaf = additive({
      weights: [
        [2, 2, 2, 2],
        [0, 0, 1, 1],
        [0, 0, 3, 3],
      ],
    });
    const pair = { classes: [1, 2], shared: [0b0011, 0b1100] } as const;
    expect(targetSensitivity(deaf, pair, importance([1, 1, 0, 0]), importance([0, 0, 1, 1]))).toBeNull();
  });
});

describe('background objects', () => {
  it('are ignored where their removal lowers the logit by less than a twentieth, or raises it', () => {
    // 13.1 in all: the third takes 3 away, the others 0 and 0.1.
    expect(objectsIgnored(scene)).toBe(2);
    expect(objectsIgnored(additive({ weights: [[20]], objects: [-5, 1, 0.7] }))).toBe(2);
  });
});
