/** Heat maps for tests: by hand, and of any size and content. */
import fc from 'fast-check';
import type { HeatMap } from './heatMap.ts';

export function mapOf(rows: readonly (readonly number[])[], signed = false): HeatMap {
  const width = rows[0]?.length ?? 0;
  return { width, height: rows.length, signed, values: Float32Array.from(rows.flat()) };
}

export function anyMap(signed: boolean, most = 9): fc.Arbitrary<HeatMap> {
  const side = fc.integer({ min: 1, max: most });
  const value = fc.integer({ min: signed ? -64 : 0, max: 64 }).map((x) => x / 64);
  return fc
    .tuple(side, side)
    .chain(([width, height]) =>
      fc
        .array(value, { minLength: width * height, maxLength: width * height })
        .map((values) => ({ width, height, signed, values: Float32Array.from(values) })),
    );
}
