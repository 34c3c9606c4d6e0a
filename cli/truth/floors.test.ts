import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../src/core/truth/experiment.ts';
import { importanceOf, placesOf } from '../../src/core/truth/importance.ts';
import { centreMap, chanceMap, truthMap } from './floors.ts';

/** Two parts: without the first the logit falls by 3, without the second by −1; another class does not care. */
const experiment: Experiment = {
  ...{ shows: 0, parts: 2, objects: 0, sufficient: [] },
  withoutParts: (removed) => [10 - ((removed & 1) > 0 ? 3 : 0) + ((removed & 2) > 0 ? 1 : 0), 5],
  withoutObject: () => [],
};

/** A line of pixels with part 2 at its beginning and part 3 `apart` pixels on. */
function line(apart: number): Uint8Array {
  const labels = new Uint8Array(30);
  labels[0] = 2;
  labels[apart] = 3;
  return labels;
}

describe('the truth as a map', () => {
  it.each([20, 4, 2, 1])('gives each part what the logit loses without it, %i pixels apart', (apart) => {
    const places = placesOf(line(apart), 30, [2, 3]);
    const { parts, total } = importanceOf(truthMap(experiment, places, 30, 0), places, []);
    expect(total).toBeCloseTo(2, 5);
    // From five pixels on nothing overlaps, and closer the free pixels alone are painted, as long as there are any.
    if (apart > 2) expect(parts.map((one) => Math.round(one * 1e5) / 1e5)).toEqual([3, -1]);
    else expect(parts[0]).toBeGreaterThan(parts[1] ?? 0);
  });

  it('is empty for a class that does not care', () => {
    const places = placesOf(line(20), 30, [2, 3]);
    expect([...truthMap(experiment, places, 30, 1)].every((value) => value === 0)).toBe(true);
  });
});

describe('maps that know nothing', () => {
  it('are the same for the same seed alone', () => {
    expect(chanceMap(20, 3)).toEqual(chanceMap(20, 3));
    expect(chanceMap(20, 3)).not.toEqual(chanceMap(20, 4));
    for (const value of chanceMap(20, 3)) expect(value >= 0 && value < 1).toBe(true);
  });

  it('are brightest in the middle and the same from all four sides', () => {
    const map = centreMap(10);
    expect(map.indexOf(Math.max(...map))).toBe(44);
    for (const [at, value] of map.entries()) {
      expect(map[99 - at]).toBeCloseTo(value, 6);
      expect(map[(at % 10) * 10 + Math.floor(at / 10)]).toBeCloseTo(value, 6);
    }
    // One standard deviation, a quarter of the side, from the middle along one axis.
    expect(centreMap(400)[200 * 400 + 300]).toBeCloseTo(Math.exp(-0.5), 2);
  });
});
