import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/seededRandom.ts';
import { FACE, NECK, core, disc, onFace } from './instrumentFrame.ts';
import { instruments } from './instruments.ts';
import { bounds, partOf } from './shapes.fixture.ts';

const seeds = [1, 2, 3, 4, 5];
const onTheFace = ['sound hole', 'f-holes', 'bridge', 'tailpiece'];

function boundsOf(name: string, seed: number) {
  return bounds(partOf(instruments, name).build(seededRandom(seed)));
}

describe('instruments', () => {
  it('are a guitar, a violin, a banjo and a mandolin, in this order', () => {
    expect(instruments.classes.map(({ name }) => name)).toEqual(['guitar', 'violin', 'banjo', 'mandolin']);
  });

  it('offer the same flat face on either body', () => {
    for (const seed of seeds) {
      expect(boundsOf('waisted body', seed).high[2]).toBeCloseTo(FACE, 2);
      expect(boundsOf('round body', seed).high[2]).toBeGreaterThanOrEqual(FACE - 1e-6);
    }
  });

  it.each(onTheFace)('show the %s in front of the face, inside the outline of both bodies', (name) => {
    for (const seed of seeds) {
      const part = boundsOf(name, seed);
      expect(part.high[2]).toBeGreaterThan(FACE);
      for (const body of ['waisted body', 'round body']) {
        const { low, high } = boundsOf(body, seed + 10);
        expect(part.low[0]).toBeGreaterThan(low[0]);
        expect(part.high[0]).toBeLessThan(high[0]);
        expect(part.low[1]).toBeGreaterThan(low[1]);
        expect(part.high[1]).toBeLessThan(high[1]);
      }
    }
  });

  it('keep bridge and sound hole apart', () => {
    for (const seed of seeds) {
      expect(boundsOf('bridge', seed).high[1]).toBeLessThan(boundsOf('sound hole', seed + 1).low[1]);
    }
  });

  it('keep the neck off the sound hole and let it end under the head', () => {
    for (const seed of seeds) {
      for (const neck of ['dark neck', 'light neck']) {
        expect(boundsOf(neck, seed).low[1]).toBeGreaterThan(boundsOf('sound hole', seed + 1).high[1] - 0.06);
        expect(boundsOf(neck, seed).high[1]).toBeCloseTo(NECK[1], 5);
      }
      for (const head of ['flat head', 'scroll']) {
        expect(boundsOf(head, seed).low[1]).toBeGreaterThan(NECK[1] - 0.1);
      }
    }
  });

  it('hang on a stick that is behind the face and as tall as they are', () => {
    const { high } = bounds(core(seededRandom(7)).slice(1));
    expect(high[2]).toBeLessThan(0);
    expect(high[1]).toBeGreaterThan(NECK[1] + 0.3);
  });
});

describe('what is laid on an instrument', () => {
  it('is a disc that looks at the camera, its back where it is put', () => {
    const { low, high } = bounds([onFace(disc(0.2, 0.05, { colour: [0, 0, 0], shine: 0 }), 0.3, 0.8, 0.01)]);
    expect([low[2], high[2]]).toEqual([expect.closeTo(FACE + 0.01, 5), expect.closeTo(FACE + 0.06, 5)]);
    expect([low[0], high[0]]).toEqual([expect.closeTo(0.1, 5), expect.closeTo(0.5, 5)]);
    expect([low[1], high[1]]).toEqual([expect.closeTo(0.6, 2), expect.closeTo(1, 2)]);
  });
});
