import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/seededRandom.ts';
import { birds } from './birds.ts';
import { bounds, partOf } from './shapes.fixture.ts';

const seeds = [1, 2, 3, 4, 5];

function boundsOf(name: string, seed: number) {
  return bounds(partOf(birds, name).build(seededRandom(seed)));
}

describe('birds', () => {
  it('are a peacock, a turkey, a parrot and a heron, in this order', () => {
    expect(birds.classes.map(({ name }) => name)).toEqual(['peacock', 'turkey', 'parrot', 'heron']);
  });

  it('stand on either pair of legs at the same height', () => {
    for (const seed of seeds) {
      const [short, long] = [boundsOf('short legs', seed), boundsOf('long legs', seed)];
      expect(short.high[1]).toBeCloseTo(long.high[1], 5);
      expect(short.low[1]).toBeLessThan(0.02);
      expect(long.low[1]).toBeLessThan(0.02);
    }
  });

  it('raise the fan above the back and let the long tail hang down to the ground', () => {
    for (const seed of seeds) {
      expect(boundsOf('fan tail', seed).high[1]).toBeGreaterThan(1.9);
      expect(boundsOf('fan tail', seed).low[1]).toBeGreaterThan(0.6);
      expect(boundsOf('long tail', seed).high[1]).toBeLessThan(1.5);
      expect(boundsOf('long tail', seed).low[1]).toBeLessThan(0.3);
    }
  });

  it('carry the crown above the head and the mask on it', () => {
    for (const seed of seeds) {
      expect(boundsOf('crown', seed).high[1]).toBeGreaterThan(boundsOf('face mask', seed).high[1] + 0.2);
    }
  });

  it('have a beak that is far longer than high, or one that hangs down', () => {
    for (const seed of seeds) {
      const [pointed, hooked] = [boundsOf('pointed beak', seed), boundsOf('hooked beak', seed)];
      expect(pointed.high[0]).toBeGreaterThan(hooked.high[0] + 0.1);
      expect(hooked.low[1]).toBeLessThan(pointed.low[1]);
    }
  });

  it('keep the head free of plumage', () => {
    for (const seed of seeds) {
      expect(boundsOf('blue plumage', seed).high[1]).toBeLessThan(1.5);
      expect(boundsOf('red plumage', seed).high[1]).toBeLessThan(1.5);
    }
  });

  it('are seen from the side that the beak and the open fan look to', () => {
    const [from, to] = birds.azimuth;
    expect(from).toBeGreaterThan(-20);
    expect(to).toBeLessThan(60);
    expect(from).toBeLessThan(to);
  });
});
