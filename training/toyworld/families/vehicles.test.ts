import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/seededRandom.ts';
import type { Mesh } from '../render/mesh.ts';
import { bounds, everything, meanColour, partOf, volume } from './shapes.fixture.ts';
import { cab, roofHeight, sideBand, wheelPlaces, wheelRadius } from './vehicleFrame.ts';
import { vehicles } from './vehicles.ts';

const seeds = fc.integer({ min: 0, max: 100_000 });
const slots = ['hull', 'front', 'side', 'roof', 'wheels'];
const built = (name: string, seed: number): readonly Mesh[] => partOf(vehicles, name).build(seededRandom(seed));
const always = (holds: (seed: number) => void): void => {
  fc.assert(fc.property(seeds, holds), { numRuns: 12 });
};

describe('vehicles', () => {
  it('are a school bus, a fire engine, a city bus and a work van, in this order', () => {
    expect(vehicles.classes.map(({ name }) => name)).toEqual(['school bus', 'fire engine', 'city bus', 'work van']);
  });

  it('have one part of every slot each', () => {
    for (const { parts } of vehicles.classes) {
      expect(parts.map((name) => partOf(vehicles, name).slot)).toEqual(slots);
    }
  });

  it('share every part between exactly two of them', () => {
    expect(vehicles.parts).toHaveLength(10);
    for (const { name } of vehicles.parts) {
      expect(vehicles.classes.filter(({ parts }) => parts.includes(name))).toHaveLength(2);
    }
  });

  it('share at most three parts with any other', () => {
    for (const one of vehicles.classes) {
      for (const other of vehicles.classes.filter((candidate) => candidate !== one)) {
        expect(one.parts.filter((name) => other.parts.includes(name)).length).toBeLessThanOrEqual(3);
      }
    }
  });

  it('are seen with flank and front, from above the ground', () => {
    const [from, to] = vehicles.azimuth;
    expect(from).toBeGreaterThanOrEqual(10);
    expect(to).toBeLessThanOrEqual(60);
    expect(vehicles.elevation[0]).toBeGreaterThan(0);
  });
});

describe('the parts of a vehicle', () => {
  it('are solids seen from outside', () => {
    always((seed) => {
      for (const { name, meshes } of everything(vehicles, seed))
        for (const mesh of meshes) expect(volume(mesh), name).toBeGreaterThan(1e-5);
    });
  });

  it('stand on the ground, within 1.3 units of the middle', () => {
    always((seed) => {
      for (const { name, meshes } of everything(vehicles, seed)) {
        const { low, high } = bounds(meshes);
        expect(low[1], name).toBeGreaterThanOrEqual(-1e-6);
        expect(high[1], name).toBeLessThan(1.6);
        expect(Math.max(-low[0], high[0], -low[2], high[2]), name).toBeLessThan(1.3);
      }
    });
  });

  it('are the same whenever the numbers they are made from are the same', () => {
    always((seed) => {
      const [once, again] = [everything(vehicles, seed), everything(vehicles, seed)];
      for (const [i, { meshes }] of once.entries()) {
        expect(again[i]?.meshes.map((mesh) => mesh.positions)).toEqual(meshes.map((mesh) => mesh.positions));
        expect(meanColour(again[i]!.meshes)).toEqual(meanColour(meshes));
      }
    });
  });

  it('vary in shade from one to the next', () => {
    for (const { name } of vehicles.parts)
      expect(meanColour(built(name, 1)), name).not.toEqual(meanColour(built(name, 2)));
  });

  it('differ in colour from the other part of their slot, whatever the shade', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, otherSeed) => {
        for (const slot of slots) {
          const [one, other] = vehicles.parts.filter((part) => part.slot === slot);
          const a = meanColour(one!.build(seededRandom(seed)));
          const b = meanColour(other!.build(seededRandom(otherSeed)));
          expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]), slot).toBeGreaterThan(0.25);
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('every part keeps to its own place', () => {
  it('the fronts before the cab, the bonnet longer and far lower than the flat nose', () => {
    always((seed) => {
      const [bonnet, nose] = [bounds(built('bonnet', seed)), bounds(built('flat nose', seed))];
      expect(nose.low[0]).toBeGreaterThanOrEqual(cab.face - 1e-6);
      expect(bonnet.high[0]).toBeGreaterThan(nose.high[0] - 0.05);
      expect(bonnet.high[1]).toBeLessThan(nose.high[1] - 0.3);
    });
  });

  it('beacons and ladder on the roof, the ladder longer than the row of beacons is high', () => {
    always((seed) => {
      const [beacons, ladder] = [bounds(built('beacons', seed)), bounds(built('ladder', seed))];
      for (const { low } of [beacons, ladder]) expect(low[1]).toBeGreaterThan(roofHeight - 0.05);
      expect(ladder.high[0] - ladder.low[0]).toBeGreaterThan(1.3);
    });
  });

  it('windows and shutters in the band that the hull leaves open, standing out of cab and hull', () => {
    always((seed) => {
      for (const name of ['windows', 'shutters']) {
        const { low, high } = bounds(built(name, seed));
        expect(low[1], name).toBeGreaterThan(sideBand.bottom - 0.03);
        expect(high[1], name).toBeLessThan(sideBand.top + 0.03);
        expect(high[2], name).toBeGreaterThan(bounds(built('red hull', seed)).high[2] - 0.05);
        expect(high[2], name).toBeCloseTo(-low[2], 5);
      }
    });
  });

  it('both kinds of wheels on the ground and of one size, before the drums they cover', () => {
    const core = bounds(vehicles.core(seededRandom(1)));
    always((seed) => {
      for (const name of ['white hubs', 'spoked wheels']) {
        const { low, high } = bounds(built(name, seed));
        expect(low[1], name).toBeCloseTo(0, 3);
        expect(high[1], name).toBeCloseTo(2 * wheelRadius, 2);
        expect(high[2], name).toBeGreaterThan(core.high[2] + 0.05);
      }
    });
    expect(wheelPlaces).toHaveLength(4);
  });

  it('the hull higher and wider than the cab it covers', () => {
    const core = bounds(vehicles.core(seededRandom(1)));
    for (const name of ['yellow hull', 'red hull']) {
      const { low, high } = bounds(built(name, 1));
      expect(high[1]).toBeGreaterThan(core.high[1]);
      expect(high[2]).toBeGreaterThan(cab.halfWidth);
      expect(low[0]).toBeLessThan(core.low[0]);
    }
  });
});

describe('the core of a vehicle', () => {
  it('is grey and stands on the ground without its wheels', () => {
    always((seed) => {
      const core = vehicles.core(seededRandom(seed));
      for (const { colour } of core.map((mesh) => mesh.material))
        expect(Math.max(...colour) - Math.min(...colour)).toBeLessThan(0.03);
      expect(bounds(core).low[1]).toBeCloseTo(0, 3);
    });
  });
});
