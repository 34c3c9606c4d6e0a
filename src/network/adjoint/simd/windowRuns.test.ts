import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planWindow, type Pair } from '../../geometry.ts';
import { eachRun } from './windowRuns.ts';

type Windows = Parameters<typeof eachRun>[0];

const pair = (least: number, most: number): fc.Arbitrary<Pair> =>
  fc.tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }));
const windows: fc.Arbitrary<Windows> = fc
  .record({
    n: fc.integer({ min: 1, max: 2 }),
    size: pair(1, 7),
    window: pair(1, 4),
    strides: pair(1, 3),
    dilations: pair(1, 2),
    padding: fc.record({ top: fc.nat(3), bottom: fc.nat(3), left: fc.nat(3), right: fc.nat(3) }),
  })
  .map(({ n, size, window, ...geometry }): Windows => {
    const [height, width] = planWindow(geometry, window, size).output;
    return { output: [n, Math.max(0, height), Math.max(0, width)], window, geometry, size };
  });

/** Every tap, output pixel and the input pixel it sees, one by one from the definition of a window. */
function pairsOf({ output: [n, height, width], window, geometry, size }: Windows): string[] {
  const { padding } = planWindow(geometry, window, size);
  const pairs: string[] = [];
  for (let at = 0; at < n * height * width; at++) {
    for (let tap = 0; tap < window[0] * window[1]; tap++) {
      const [sample, row, column] = [Math.floor(at / width / height), Math.floor(at / width) % height, at % width];
      const [i, j] = [Math.floor(tap / window[1]), tap % window[1]];
      const y = row * geometry.strides[0] + i * geometry.dilations[0] - padding.top;
      const x = column * geometry.strides[1] + j * geometry.dilations[1] - padding.left;
      if (y < 0 || x < 0 || y >= size[0] || x >= size[1]) continue;
      pairs.push(`${tap}: ${at} sees ${(sample * size[0] + y) * size[1] + x}`);
    }
  }
  return pairs;
}

describe('runs of windows', () => {
  it('name every pair of pixels inside the picture once, and no other', () => {
    fc.assert(
      fc.property(windows, (given) => {
        const seen: string[] = [];
        eachRun(given, (tap, pixels, firstIn, firstOut) => {
          for (let at = 0; at < pixels; at++) {
            seen.push(`${tap}: ${firstOut + at} sees ${firstIn + at * given.geometry.strides[1]}`);
          }
        });
        expect(seen.sort()).toEqual(pairsOf(given).sort());
      }),
      { numRuns: 100, seed: 20265 },
    );
  });
});
