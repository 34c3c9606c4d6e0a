import { describe, expect, it } from 'vitest';
import { additive } from './experiment.fixture.ts';
import { answerTo, objectDrops, partBits, partDrops, rivalsOf, sizeOf } from './experiment.ts';
import { towers, vehicles } from './toyFamilies.fixture.ts';

describe('what a network says when things are taken away', () => {
  const scene = additive({
    weights: [
      [3, 2, -1],
      [1, 5, 0],
    ],
    objects: [0.5, -2],
  });

  it('is the class with the largest logit, the first of equal ones', () => {
    expect(answerTo([1, 4, 4])).toBe(1);
    expect(answerTo(scene.withoutParts(0))).toBe(1);
    expect(answerTo(scene.withoutParts(0b010))).toBe(1);
    expect(answerTo(scene.withoutParts(0b110))).toBe(0);
  });

  it('gives how far the logit falls without each part, for any class', () => {
    expect(partDrops(scene)).toEqual([3, 2, -1]);
    expect(partDrops(scene, 1)).toEqual([1, 5, 0]);
  });

  it('and without each background object', () => {
    expect(objectDrops(scene)).toEqual([0.5, -2]);
  });
});

describe('sets of parts', () => {
  it('are bits in the order of the class', () => {
    expect(partBits(['a', 'b', 'c'], ['c', 'a', 'z'])).toBe(0b101);
    expect([0, 1, 0b1011].map(sizeOf)).toEqual([0, 1, 3]);
  });
});

describe('two rivals of a class', () => {
  it('share two parts each with it, and not the same ones', () => {
    // Fire engine: bonnet and white hubs. City bus: windows and beacons. The work van shares the hull alone.
    expect(rivalsOf(vehicles, 0)).toEqual({ classes: [1, 2], shared: [0b10010, 0b01100] });
  });

  it('are found for every class of the toy families', () => {
    for (const family of [vehicles, towers])
      for (const shows of family.keys()) {
        const rivals = rivalsOf(family, shows)!;
        expect(rivals.shared.map(sizeOf)).toEqual([2, 2]);
        expect(rivals.shared[0] & rivals.shared[1]).toBe(0);
        expect(rivals.classes).not.toContain(shows);
      }
  });

  it('are not there where classes share other numbers of parts', () => {
    expect(rivalsOf(vehicles.slice(0, 2), 0)).toBeNull();
    expect(
      rivalsOf(
        [
          { name: 'a', parts: ['x', 'y'] },
          { name: 'b', parts: ['x', 'y'] },
          { name: 'c', parts: ['x', 'y'] },
        ],
        0,
      ),
    ).toBeNull();
  });
});
