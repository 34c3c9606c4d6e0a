import { expect, test } from 'vitest';
import { occlusionMap } from './occlusionMap.ts';

const size = { width: 6, height: 4 };
const grid = { rows: 2, cols: 3 };
const drops = Float32Array.of(0, 0, 0.4, 0, -0.2, 0);

test('with tiles every pixel shows the drop of its own region, none below zero', () => {
  const { map } = occlusionMap(drops, { grid, footprint: 'tile' }, size, { target: 2, backend: 'wasm' });
  const lit = Array.from(map!.values, (value, i) => (value > 0 ? i : -1)).filter((i) => i >= 0);
  expect(lit).toEqual([4, 5, 10, 11]);
  expect(map!.values[4]).toBe(1);
});

test('with tents the map is what was hidden: highest where the region weighs most', () => {
  const { map } = occlusionMap(drops, { grid, footprint: 'tent' }, size, { target: 2, backend: 'wasm' });
  expect(map!.values[5]).toBe(Math.max(...map!.values));
  expect(map!.values[4]).toBeGreaterThan(0);
  expect(map!.values[4]).toBeLessThan(map!.values[5]!);
});

test('the raw map keeps signs and knows what it cost', () => {
  const { raw, provenance } = occlusionMap(drops, { grid, footprint: 'tile' }, size, { target: 2, backend: 'webgpu' });
  expect(raw).toEqual({ width: 3, height: 2, signed: true, values: drops });
  expect(provenance).toMatchObject({ method: 'region-drops', backend: 'webgpu', forwards: 7 });
});

test('where no region matters there is no map', () => {
  expect(
    occlusionMap(new Float32Array(6), { grid, footprint: 'tent' }, size, { target: 2, backend: '' }).map,
  ).toBeNull();
});
