/**
 * Pieces of a picture that are hidden to see what the score loses, and how much of a map
 * lies on them.
 *
 * Which pieces is left to chance, once per picture and not per map: every map is asked
 * about the same ones, and the network only once. Knows no network.
 */
import type { HeatMap } from '../maps/heatMap.ts';
import { seededRandom } from '../seededRandom.ts';
import type { MeasureSettings } from './mapMeasures.ts';

/** Whole pixels; the right and bottom edges are outside. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Rectangles that do not overlap, hidden together. */
export type Removal = readonly Rectangle[];

export interface CellRemovals {
  readonly size: number;
  readonly removals: readonly Removal[];
}

type Area = Pick<HeatMap, 'width' | 'height'>;

/** Largest share of the cells that is hidden at once (Ancona et al. 2018, §4; attribution.md §E.7). */
const MOST_HIDDEN = 0.8;

/**
 * Random sets of cells of a square grid, for log-spaced sizes from one cell to four fifths
 * of them. A picture with fewer pixels than cells has a cell for each pixel.
 */
export function cellRemovals(area: Area, { cells, sizes, subsets }: MeasureSettings['removal'], seed: number) {
  const grid = gridOf(area, cells);
  const random = seededRandom(seed);
  return spacedSizes(grid.length, sizes).map((size): CellRemovals => {
    const removals = Array.from({ length: subsets }, () => drawn(grid, size, random));
    return { size, removals };
  });
}

function gridOf({ width, height }: Area, cells: number): Rectangle[] {
  const [rows, columns] = [Math.min(cells, height), Math.min(cells, width)];
  const edge = (at: number, parts: number, length: number) => Math.floor((at * length) / parts);
  return Array.from({ length: rows * columns }, (_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    return {
      left: edge(column, columns, width),
      top: edge(row, rows, height),
      right: edge(column + 1, columns, width),
      bottom: edge(row + 1, rows, height),
    };
  });
}

/** At most `count` whole numbers, ascending. */
function spacedSizes(cells: number, count: number): number[] {
  const most = Math.max(1, Math.floor(MOST_HIDDEN * cells));
  const sizes = Array.from({ length: count }, (_, at) => Math.round(most ** (count === 1 ? 1 : at / (count - 1))));
  return [...new Set(sizes)];
}

/** `size` different things, by the first steps of a Fisher–Yates shuffle. */
function drawn<T>(from: readonly T[], size: number, random: () => number): T[] {
  const order = [...from];
  for (let at = 0; at < size; at++) {
    const other = at + Math.floor(random() * (order.length - at));
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order.slice(0, size);
}

/**
 * Sides of the squares as shares of the shorter side: 1 to 10 pixels of MNIST's 28 (Yeh et
 * al. 2019, released code; attribution.md §E.8).
 */
const [LEAST_SIDE, MOST_SIDE] = [1 / 28, 10 / 28];

/** `count` squares of random size anywhere in the picture. */
export function squareRemovals({ width, height }: Area, count: number, seed: number): Removal[] {
  const random = seededRandom(seed);
  const shorter = Math.min(width, height);
  return Array.from({ length: count }, () => {
    const side = Math.max(1, Math.round(shorter * (LEAST_SIDE + random() * (MOST_SIDE - LEAST_SIDE))));
    const left = Math.floor(random() * (width - side + 1));
    const top = Math.floor(random() * (height - side + 1));
    return [{ left, top, right: left + side, bottom: top + side }];
  });
}

/** Sum of the map over each removal. */
export function sumsOver(map: HeatMap, removals: readonly Removal[]): Float64Array {
  const table = summedArea(map);
  const stride = map.width + 1;
  const at = (x: number, y: number) => table[y * stride + x] ?? 0;
  const inside = ({ left, top, right, bottom }: Rectangle) =>
    at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
  return Float64Array.from(removals, (removal) => removal.reduce((sum, one) => sum + inside(one), 0));
}

/** Sum of everything above and to the left of each corner between pixels, `[height + 1, width + 1]`. */
function summedArea({ width, height, values }: HeatMap): Float64Array {
  const table = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += values[y * width + x] ?? 0;
      table[(y + 1) * (width + 1) + x + 1] = row + (table[y * (width + 1) + x + 1] ?? 0);
    }
  }
  return table;
}
