import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/seededRandom.ts';
import { box } from '../render/solids.ts';
import { coreGrey, repeated } from './placed.ts';
import { about, painted, plain, shade } from './variation.ts';

const seeds = fc.integer({ min: 0, max: 100_000 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('small differences', () => {
  it('are factors within the spread around 1', () => {
    fc.assert(
      fc.property(seeds, share, (seed, spread) => {
        expect(Math.abs(about(seededRandom(seed), spread) - 1)).toBeLessThanOrEqual(spread + 1e-12);
      }),
    );
    expect(about(() => 0.5)).toBe(1);
    expect(about(() => 0)).toBeCloseTo(0.9);
  });

  it('leave a colour a colour, close to what it was', () => {
    fc.assert(
      fc.property(seeds, fc.tuple(share, share, share), (seed, colour) => {
        for (const [channel, value] of shade(colour, seededRandom(seed)).entries()) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          expect(Math.abs(value - colour[channel]!)).toBeLessThanOrEqual(0.14);
        }
      }),
    );
  });

  it('make a core grey: no channel stands out, and it is neither dark nor bright', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { colour } = coreGrey(seededRandom(seed));
        expect(Math.max(...colour) - Math.min(...colour)).toBeLessThan(0.02);
        expect(Math.min(...colour)).toBeGreaterThanOrEqual(0.5);
        expect(Math.max(...colour)).toBeLessThan(0.6);
      }),
    );
  });
});

describe('materials', () => {
  it('have one colour, or a second one where they are told', () => {
    expect(plain([1, 0, 0], 0.2)).toEqual({ colour: [1, 0, 0], shine: 0.2 });
    const upper = painted([1, 0, 0], [0, 0, 1], ([, y]) => y > 0);
    expect(upper.paint?.colour).toEqual([0, 0, 1]);
    expect(upper.paint?.where([0, 1, 0])).toBe(true);
    expect(upper.paint?.where([0, -1, 0])).toBe(false);
  });
});

describe('repeated', () => {
  it('puts one copy of every mesh at every place and leaves the original where it was', () => {
    const cube = box([1, 1, 1], plain([1, 1, 1]));
    const before = cube.positions.slice();
    const copies = repeated(
      [cube, cube],
      [
        [0, 0, 0],
        [2, 0, 0],
        [0, 3, 0],
      ],
    );
    expect(copies).toHaveLength(6);
    expect(copies.map((mesh) => (mesh.positions[0] ?? 0) - (before[0] ?? 0))).toEqual([0, 0, 2, 2, 0, 0]);
    expect(copies.map((mesh) => (mesh.positions[1] ?? 0) - (before[1] ?? 0))).toEqual([0, 0, 0, 0, 3, 3]);
    expect(cube.positions).toEqual(before);
  });
});
