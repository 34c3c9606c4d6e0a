import { describe, expect, it } from 'vitest';
import { additive, importance } from './experiment.fixture.ts';
import { objectDrops, partDrops } from './experiment.ts';
import type { ExplainedScene } from './funnyBirdsScores.ts';
import { scoreMethod, scoreNetwork, thresholds } from './funnyBirdsScores.ts';
import type { Importance } from './importance.ts';

/** A school bus among its family, one point a part: any part it shares speaks for two classes. */
const bus = additive({
  weights: [
    [5, 4, 3, 2, 1],
    [0, 4, 0, 0, 1],
    [0, 0, 3, 2, 0],
  ],
  objects: [0, 0],
  sufficient: [0b00011, 0b00101, 0b00110],
});
const rivals = { classes: [1, 2], shared: [0b10010, 0b01100] } as const;
const explained = (...maps: (readonly [number, Importance])[]): ExplainedScene => ({
  experiment: bus,
  rivals,
  importance: new Map(maps),
});
const oracle = explained(
  ...[0, 1, 2].map((target) => [target, importance(partDrops(bus, target), objectDrops(bus))] as const),
);

describe('thresholds', () => {
  it('are eighty, evenly from 0.01 to 0.50', () => {
    expect(thresholds).toHaveLength(80);
    expect([thresholds[0], thresholds[79]]).toEqual([0.01, 0.5]);
    expect(thresholds[1]).toBeCloseTo(0.01 + 0.49 / 79, 12);
  });
});

describe('the scores of a method', () => {
  it('are all 1 for the truth about a network that adds up its parts', () => {
    // At the smallest threshold every part that says something is important. So every sufficient set is,
    // with the others gone nothing changes, and without them no class is left with more than nothing:
    // the answer to nothing at all is the first class, so that deletion alone depends on who wins a draw.
    const shown = additive({
      weights: [
        [0, 0, 0, 0, 0],
        [5, 4, 3, 2, 1],
      ],
      shows: 1,
      objects: [0],
      sufficient: [0b11],
    });
    const drops = importance(partDrops(shown), objectDrops(shown));
    const scores = scoreMethod([{ experiment: shown, rivals: null, importance: new Map([[1, drops]]) }]);
    expect(scores).toMatchObject({
      tau: 0.01,
      controlledCheck: 1,
      preservation: 1,
      deletion: 1,
      distractibility: 1,
      singleDeletion: 1,
      completeness: 1,
    });
  });

  it('are the dimensions and their mean', () => {
    const scores = scoreMethod([oracle]);
    // Deletion fails only because three classes that have nothing left draw, and the first wins.
    expect(scores).toMatchObject({ controlledCheck: 1, preservation: 1, deletion: 0, distractibility: 1 });
    expect(scores.completeness).toBeCloseTo(((1 + 1 + 0) / 3 + 1) / 2, 12);
    expect([scores.correctness, scores.contrastivity]).toEqual([1, 1]);
    expect(scores.overall).toBeCloseTo((5 / 6 + 1 + 1) / 3, 12);
  });

  it('have the one threshold that serves the method best', () => {
    // The irrelevant object is called important up to a tenth, the parts up to three tenths.
    const map = importance([3, 3, 3, 0, 0], [1, 0]);
    const { tau, distractibility, controlledCheck } = scoreMethod([explained([0, map])]);
    expect(tau).toBe(thresholds.find((one) => one >= 0.1));
    expect([distractibility, controlledCheck]).toEqual([1, 1]);
  });

  it('are low in every check for a map that lies on the background', () => {
    const map = importance([0, 0, 0, 0, 0], [60, 60], 10);
    const { controlledCheck, preservation, distractibility, tau } = scoreMethod([explained([0, map])]);
    expect(controlledCheck).toBe(0);
    // Both objects are irrelevant and both have 46 % of the map: at every smaller threshold none is spared.
    expect([distractibility, tau]).toEqual([1, thresholds.find((one) => one >= 60 / 130)]);
    expect(preservation).toBe(1);
    const worse = scoreMethod([explained([0, importance([0, 0, 0, 0, 0], [600], -1)])]);
    expect(worse.distractibility).toBeLessThan(1);
  });

  it('have no contrast for a map that does not ask for the class', () => {
    const same = importance([5, 4, 3, 2, 1]);
    expect(scoreMethod([explained([0, same], [1, same], [2, same])]).targetSensitivity).toBe(0);
  });

  it('count a missing map as one of nothing', () => {
    const scores = scoreMethod([explained()]);
    expect(scores).toMatchObject({ controlledCheck: 0, deletion: 0, singleDeletion: null, targetSensitivity: 0 });
    expect(scores.overall).toBeNull();
  });

  it('are means over the scenes that say something', () => {
    const unknown = additive({
      weights: [
        [1, 1],
        [9, 9],
      ],
      sufficient: [1],
    });
    const other = { experiment: unknown, rivals: null, importance: new Map([[0, importance([1, 1])]]) };
    expect(scoreMethod([oracle, other])).toMatchObject({ controlledCheck: 1, singleDeletion: 1, targetSensitivity: 1 });
    // The other scene's answer is class 1, which has no map: nothing of it is preserved.
    expect(scoreMethod([oracle, other]).preservation).toBe(0.5);
  });
});

describe('the scores of a network', () => {
  it('are how often it is right and how few objects move it', () => {
    const wrong = additive({ weights: [[1], [2]], objects: [0.5] });
    expect(scoreNetwork([bus, wrong])).toEqual({ accuracy: 0.5, backgroundIndependence: 2 / 3 });
    expect(scoreNetwork([additive({ weights: [[1], [0]] })])).toEqual({ accuracy: 1, backgroundIndependence: null });
  });
});
