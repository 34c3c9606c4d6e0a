import { expect, test } from 'vitest';
import { riseMasks } from './riseMasks.ts';
import { spread } from './separableMask.ts';

const settings = { width: 30, height: 20, cells: 5, visible: 0.3, seed: 7 };

function take(count: number, given = settings): Float32Array[] {
  const masks = riseMasks(given);
  return Array.from({ length: count }, () => {
    const mask = masks.next().value;
    return spread(mask, mask.values);
  });
}

test('every pixel is visible with the share of shown cells, to five standard errors', () => {
  const count = 2000;
  const sums = new Float64Array(settings.width * settings.height);
  for (const mask of take(count)) mask.forEach((share, at) => (sums[at]! += share));
  const bound = 5 * Math.sqrt((0.3 * 0.7) / count);
  expect(Math.max(...sums.map((sum) => Math.abs(sum / count - 0.3)))).toBeLessThan(bound);
});

test('shares lie between 0 and 1 and change by no more than a cell allows', () => {
  // A cell is enlarged to 6 · 6 ⁄ 5 columns, so a column changes by at most 5 ⁄ 36.
  const masks = take(20);
  const steps = masks.flatMap((mask) =>
    Array.from(mask, (share, at) => (at % settings.width > 0 ? Math.abs(share - mask[at - 1]!) : 0)),
  );
  expect(Math.max(...steps)).toBeLessThan(5 / 36 + 1e-6);
  expect(Math.max(...steps)).toBeGreaterThan(0.1);
  const shares = masks.flatMap((mask) => [...mask]);
  expect(Math.min(...shares)).toBe(0);
  expect(Math.max(...shares)).toBeCloseTo(1, 5);
});

test('the same seed gives the same masks, another seed others', () => {
  expect(take(3)).toEqual(take(3));
  expect(take(3, { ...settings, seed: 8 })).not.toEqual(take(3));
});

test('where every cell is shown the mask is 1 at every pixel and offset', () => {
  const shares = take(10, { ...settings, visible: 1 }).flatMap((mask) => [...mask]);
  expect(Math.min(...shares)).toBeCloseTo(1, 6);
  expect(Math.max(...shares)).toBeCloseTo(1, 6);
});

test('cells are enlarged mirrored about the outer centres, and cut out at every offset of a cell', () => {
  // Two cells on four pixels: enlarged to six, at positions 1⁄3 (mirrored), 0, 1⁄3, 2⁄3, 1, 2⁄3 (mirrored).
  const masks = riseMasks({ width: 4, height: 1, cells: 2, visible: 0.5, seed: 1 });
  const seen = new Set<string>();
  for (let i = 0; i < 100; i++) {
    const { columns } = masks.next().value;
    seen.add(Array.from({ length: 4 }, (_, pixel) => columns.weights[2 * pixel + 1]!.toFixed(2)).join(' '));
  }
  expect([...seen].sort()).toEqual(['0.00 0.33 0.67 1.00', '0.33 0.00 0.33 0.67']);
});
