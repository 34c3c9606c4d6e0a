import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birds } from './birds.ts';
import { instruments } from './instruments.ts';
import { bounds, everything, meanColour, partOf, volume } from './shapes.fixture.ts';
import { seededRandom } from '../../../src/core/seededRandom.ts';

const seeds = fc.integer({ min: 0, max: 100_000 });

describe.each([birds, instruments])('the parts of the $name', (family) => {
  const slots = [...new Set(family.parts.map((part) => part.slot))];

  it('have names that are all different', () => {
    expect(new Set(family.parts.map((part) => part.name)).size).toBe(family.parts.length);
  });

  it('come in five slots of two', () => {
    expect(slots).toHaveLength(5);
    for (const slot of slots) {
      expect(family.parts.filter((part) => part.slot === slot)).toHaveLength(2);
    }
  });

  it('are five for each of four classes, one from each slot', () => {
    expect(family.classes).toHaveLength(4);
    for (const { parts } of family.classes) {
      expect(new Set(parts.map((name) => partOf(family, name).slot))).toEqual(new Set(slots));
      expect(parts).toHaveLength(slots.length);
    }
  });

  it('belong to two classes each, so that none gives a class away', () => {
    for (const { name } of family.parts) {
      expect(family.classes.filter(({ parts }) => parts.includes(name))).toHaveLength(2);
    }
  });

  it('are the same whenever the numbers they are made from are the same', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [once, again] = [everything(family, seed), everything(family, seed)];
        once.forEach(({ meshes }, i) => {
          expect(again[i]?.meshes.map((mesh) => mesh.positions)).toEqual(meshes.map((mesh) => mesh.positions));
          expect(again[i]?.meshes.map((mesh) => mesh.material.colour)).toEqual(
            meshes.map((mesh) => mesh.material.colour),
          );
        });
      }),
      { numRuns: 5 },
    );
  });

  it('are not quite the same when the numbers differ', () => {
    for (const part of family.parts) {
      const [one, other] = [part.build(seededRandom(1)), part.build(seededRandom(2))];
      expect(meanColour(one)).not.toEqual(meanColour(other));
      expect(one).toHaveLength(other.length);
      expect(bounds(one)).not.toEqual(bounds(other));
    }
  });

  it('are solids seen from outside', () => {
    for (const { name, meshes } of everything(family, 3)) {
      for (const mesh of meshes) {
        expect(volume(mesh), name).toBeGreaterThan(1e-5);
      }
    }
  });

  it('stand on the ground, within 1.3 units of the middle and 2.6 units of height', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const { name, meshes } of everything(family, seed)) {
          const { low, high } = bounds(meshes);
          expect(low[1], name).toBeGreaterThanOrEqual(-1e-6);
          expect(high[1], name).toBeLessThan(2.6);
          expect(Math.max(-low[0], high[0], -low[2], high[2]), name).toBeLessThan(1.3);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('are of colours between black and white', () => {
    for (const { meshes } of everything(family, 4)) {
      for (const { colour, paint, shine } of meshes.map((mesh) => mesh.material)) {
        for (const value of [...colour, ...(paint?.colour ?? []), shine]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  it('differ in colour from the other part of their slot, whatever the shade', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, otherSeed) => {
        for (const slot of slots) {
          const [one, other] = family.parts.filter((part) => part.slot === slot);
          const a = meanColour(one!.build(seededRandom(seed)));
          const b = meanColour(other!.build(seededRandom(otherSeed)));
          expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]), slot).toBeGreaterThan(0.2);
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe.each([birds, instruments])('the core of the $name', (family) => {
  it('is grey but for what is black or white in it', () => {
    for (const { colour } of family.core(seededRandom(5)).map((mesh) => mesh.material)) {
      expect(Math.max(...colour) - Math.min(...colour)).toBeLessThan(0.06);
    }
  });

  it('reaches from the ground to where the head is', () => {
    const { low, high } = bounds(family.core(seededRandom(6)));
    expect(low[1]).toBeCloseTo(0, 5);
    expect(high[1]).toBeGreaterThan(1.8);
  });
});
