import { describe, expect, it } from 'vitest';
import type { MeasuredScene } from './measure.ts';
import { reportSearch } from './searchReport.ts';

/**
 * A picture of 7 × 7 pixels, so that with aligned corners every region is one pixel:
 * bonnet on region 0, windows on region 1, ladder on region 6, grass elsewhere. Bonnet and
 * windows are enough, and so is the ladder; the network agrees about the first pair alone.
 */
const labels = Uint8Array.from({ length: 49 }, (_, at) => ({ 0: 2, 1: 3, 6: 4 })[at] ?? 0);
const truth = {
  ...{ class: 'bus', width: 7, height: 7, labels, note: '' },
  parts: ['bonnet', 'windows', 'ladder'].map((name, at) => ({ name, label: 2 + at })),
  sufficient: [['bonnet', 'windows'], ['ladder']],
};

function scene(explanations: readonly (readonly number[])[], roots: readonly number[], shows = 0): MeasuredScene {
  const experiment = {
    ...{ shows, parts: 3, objects: 0, sufficient: [0b011, 0b100] },
    withoutParts: (removed: number) => ((removed & 0b011) === 0 ? [1, 0] : [0, 1]),
    withoutObject: () => [],
  };
  const staged = {
    ...{ key: '', parts: [], objects: 0, places: { parts: [], objects: [] }, truth },
    seen: { width: 7, height: 7, rgb: new Uint8ClampedArray() },
    without: () => {
      throw new Error('nothing is drawn again here');
    },
  };
  return { scene: staged, experiment, rivals: null, importance: new Map(), found: { explanations, roots, drops: [] } };
}

describe('what a list of explanations is asked', () => {
  it('is whether it finds the known reasons, and all of them', () => {
    const both = scene([[0, 1], [6, 20], [30]], [0, 1]);
    expect(reportSearch([both])).toEqual({
      scenes: 1,
      explained: 1,
      explanations: 3,
      networkAgrees: 1 / 2,
      rootsCovering: 1,
      explanationsCovering: 2 / 3,
      setsCovered: 1,
      allCovered: 1,
      beside: 1 / 4,
    });
  });

  it('is over all scenes together', () => {
    const report = reportSearch([scene([[0, 1], [6]], [0, 1]), scene([[30, 0]], [0]), scene([], [])]);
    expect(report).toMatchObject({ scenes: 3, explained: 2, explanations: 1 });
    expect(report.rootsCovering).toBeCloseTo(2 / 3, 12);
    expect(report.setsCovered).toBeCloseTo(2 / 6, 12);
    expect(report.allCovered).toBeCloseTo(1 / 3, 12);
    expect(report.beside).toBeCloseTo(1 / 5, 12);
  });

  it('leaves out scenes that the network does not know', () => {
    expect(reportSearch([scene([[0, 1]], [0], 1)])).toMatchObject({ scenes: 0, explanations: null, setsCovered: null });
  });
});
