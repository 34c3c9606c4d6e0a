/**
 * How a network is cut for pictures masked in a certain way; worked out once, for it takes
 * as long as a few forward passes.
 */
import { reachOfRegions } from '../../core/regions/changedPixels.ts';
import type { Network } from '../../network/graph.ts';
import type { Layout } from '../../network/incremental/layout.ts';
import { layOut } from '../../network/incremental/layout.ts';
import type { Scorable } from './forwardScores.ts';

const layouts = new WeakMap<Network, Map<string, Layout>>();

export function layoutFor({ network, picture, grid, footprint }: Scorable): Layout {
  const known = layouts.get(network) ?? new Map<string, Layout>();
  layouts.set(network, known);
  const { width, height } = picture;
  const key = JSON.stringify([width, height, grid, footprint]);
  const layout = known.get(key) ?? layOut(network, [height, width, 3], typicalChanges());
  known.set(key, layout);
  return layout;

  /** One region more or less: in the middle, off the middle, at an edge of either kind. */
  function typicalChanges() {
    const reach = reachOfRegions(grid, footprint, height, width);
    const [down, across] = [Math.floor(grid.rows / 2), Math.floor(grid.cols / 2)];
    const places = [
      [down, across],
      [Math.min(1, grid.rows - 1), Math.min(1, grid.cols - 1)],
      [0, across],
      [down, 0],
    ] as const;
    return places.flatMap(([row, col]) => reach[row * grid.cols + col] ?? []);
  }
}
