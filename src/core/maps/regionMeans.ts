/**
 * How important a heat map finds each region of a grid.
 *
 * The mean of the map over the region's cell, each value weighted by the area of it
 * that lies inside, whatever the two sizes are. Cells, not footprints: a tent would
 * blur the map a second time. Used to order regions for a search.
 */
import type { Grid } from '../regions/grid.ts';
import type { HeatMap } from './heatMap.ts';

/** One value per region, row by row; larger means more important. */
export function regionMeans(map: HeatMap, grid: Grid): Float32Array {
  const rows = cover(map.height, grid.rows);
  const columns = cover(map.width, grid.cols);
  return Float32Array.from(rows.flatMap((down) => columns.map((across) => weightedMean(map, down, across))));
}

/** A value of the map and the length of it that lies inside the cell. */
interface Part {
  readonly at: number;
  readonly length: number;
}

/** For each of `cells` equal cells along an axis, the parts of `count` equal values it is made of. */
function cover(count: number, cells: number): Part[][] {
  return Array.from({ length: cells }, (_, cell) => {
    const [from, to] = [(cell * count) / cells, ((cell + 1) * count) / cells];
    const first = Math.floor(from);
    const parts = Array.from({ length: Math.ceil(to) - first }, (__, step) => ({
      at: first + step,
      length: Math.min(first + step + 1, to) - Math.max(first + step, from),
    }));
    return parts.filter(({ at, length }) => at < count && length > 0);
  });
}

function weightedMean(map: HeatMap, down: readonly Part[], across: readonly Part[]): number {
  let [sum, area] = [0, 0];
  for (const row of down) {
    for (const column of across) {
      const weight = row.length * column.length;
      sum += weight * (map.values[row.at * map.width + column.at] ?? 0);
      area += weight;
    }
  }
  return sum / area;
}
