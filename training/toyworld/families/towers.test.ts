import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/seededRandom.ts';
import type { Mesh } from '../render/mesh.ts';
import { bounds, everything, meanColour, partOf, volume } from './shapes.fixture.ts';
import { ringRadius, rings, shell } from './towerFrame.ts';
import { towers } from './towers.ts';

const seeds = fc.integer({ min: 0, max: 100_000 });
const slots = ['shape', 'wall', 'top', 'door', 'openings'];
const built = (name: string, seed: number): readonly Mesh[] => partOf(towers, name).build(seededRandom(seed));
const always = (holds: (seed: number) => void): void => {
  fc.assert(fc.property(seeds, holds), { numRuns: 12 });
};

describe('towers', () => {
  it('are a lighthouse, a windmill, a church and a castle, in this order', () => {
    expect(towers.classes.map(({ name }) => name)).toEqual(['lighthouse', 'windmill', 'church', 'castle']);
  });

  it('have one part of every slot each, and the windmill sails besides', () => {
    for (const { name, parts } of towers.classes) {
      const expected = name === 'windmill' ? [...slots, 'sails'] : slots;
      expect(parts.map((part) => partOf(towers, part).slot)).toEqual(expected);
    }
  });

  it('share every part between exactly two of them, but for the sails', () => {
    expect(towers.parts).toHaveLength(11);
    for (const { name } of towers.parts)
      expect(
        towers.classes.filter(({ parts }) => parts.includes(name)),
        name,
      ).toHaveLength(name === 'sails' ? 1 : 2);
  });

  it('are seen from the front', () => {
    const [from, to] = towers.azimuth;
    expect(from).toBe(-to);
    expect(to).toBeLessThan(45);
    expect(towers.elevation[0]).toBeGreaterThan(0);
  });
});

describe('the parts of a tower', () => {
  it('are solids seen from outside', () => {
    always((seed) => {
      for (const { name, meshes } of everything(towers, seed))
        for (const mesh of meshes) expect(volume(mesh), name).toBeGreaterThan(1e-5);
    });
  });

  it('stand on the ground, within 1.3 units of the middle and 2.4 units of height', () => {
    always((seed) => {
      for (const { name, meshes } of everything(towers, seed)) {
        const { low, high } = bounds(meshes);
        expect(low[1], name).toBeGreaterThanOrEqual(-1e-6);
        expect(high[1], name).toBeLessThan(2.4);
        expect(Math.max(-low[0], high[0], -low[2], high[2]), name).toBeLessThan(1.3);
      }
    });
  });

  it('are the same whenever the numbers they are made from are the same', () => {
    always((seed) => {
      const [once, again] = [everything(towers, seed), everything(towers, seed)];
      for (const [i, { meshes }] of once.entries()) {
        expect(again[i]?.meshes.map((mesh) => mesh.positions)).toEqual(meshes.map((mesh) => mesh.positions));
        expect(meanColour(again[i]!.meshes)).toEqual(meanColour(meshes));
      }
    });
  });

  it('vary in shade from one to the next', () => {
    for (const { name } of towers.parts)
      expect(meanColour(built(name, 1)), name).not.toEqual(meanColour(built(name, 2)));
  });

  it('differ in colour from the other part of their slot, whatever the shade', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, otherSeed) => {
        for (const slot of slots) {
          const [one, other] = towers.parts.filter((part) => part.slot === slot);
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
  it('doors below the lower ring', () => {
    always((seed) => {
      for (const name of ['arched door', 'gate']) {
        const { low, high } = bounds(built(name, seed));
        expect(low[1], name).toBeGreaterThanOrEqual(shell.bottom - 0.01);
        expect(high[1], name).toBeLessThan(rings[0].from + 1e-6);
      }
    });
  });

  it('the middle of the openings between the rings, and no more than a finger of them behind one', () => {
    always((seed) => {
      for (const name of ['round windows', 'slit windows']) {
        const { low, high } = bounds(built(name, seed));
        expect(low[1], name).toBeGreaterThan(rings[0].to - 0.03);
        expect(high[1], name).toBeLessThan(rings[1].from + 0.03);
      }
    });
  });

  it('doors and openings out of either shell', () => {
    always((seed) => {
      const wall = Math.max(...['round shell', 'square shell'].map((name) => bounds(built(name, seed)).high[2]));
      for (const name of ['arched door', 'gate']) expect(bounds(built(name, seed)).high[2], name).toBeGreaterThan(wall);
      // The round shell narrows upwards: at the openings it is no wider than this.
      for (const name of ['round windows', 'slit windows'])
        expect(bounds(built(name, seed)).high[2], name).toBeGreaterThan(0.55);
    });
  });

  it('bands and stones around every corner of the square shell', () => {
    always((seed) => {
      const square = built('square shell', seed)[0]!;
      const corners = Array.from({ length: square.positions.length / 3 }, (_, i) =>
        Math.hypot(square.positions[3 * i]!, square.positions[3 * i + 2]!),
      );
      expect(Math.max(...corners)).toBeLessThan(ringRadius);
      for (const name of ['white bands', 'stone courses']) {
        const { low, high } = bounds(built(name, seed));
        expect(Math.min(high[0], high[2], -low[0], -low[2]), name).toBeGreaterThan(ringRadius - 0.03);
        expect(high[1], name).toBeLessThan(shell.top);
      }
    });
  });

  it('the tops on the eaves, the roof pointed and higher, the parapet wider than what it covers', () => {
    const core = bounds(towers.core(seededRandom(1)));
    always((seed) => {
      const [roof, parapet] = [bounds(built('pointed roof', seed)), bounds(built('parapet', seed))];
      for (const { low, high } of [roof, parapet]) {
        expect(low[1]).toBeCloseTo(shell.top, 5);
        expect(high[1]).toBeGreaterThan(core.high[1]);
      }
      expect(roof.high[1]).toBeGreaterThan(parapet.high[1] + 0.05);
    });
  });

  it('the sails before everything else, their tips above the door', () => {
    always((seed) => {
      const others = towers.classes[1]!.parts.filter((name) => name !== 'sails');
      const front = Math.max(...others.map((name) => bounds(built(name, seed)).high[2]));
      const { low, high } = bounds(built('sails', seed));
      expect(high[2]).toBeGreaterThan(front);
      expect(low[1]).toBeGreaterThan(rings[0].to);
      expect(high[0] - low[0]).toBeGreaterThan(0.9);
    });
  });
});

describe('the core of a tower', () => {
  it('is grey, stands on the ground and stays inside either shell above its base', () => {
    always((seed) => {
      const core = towers.core(seededRandom(seed));
      for (const { colour } of core.map((mesh) => mesh.material))
        expect(Math.max(...colour) - Math.min(...colour)).toBeLessThan(0.03);
      expect(bounds(core).low[1]).toBeCloseTo(0, 5);
      expect(bounds(core.slice(1)).high[0]).toBeLessThan(shell.halfWidth);
    });
  });
});
