/**
 * Arrow keys on a grid of regions: one step, row ends and the corners.
 *
 * Stops at the border, as the grid pattern of the WAI-ARIA practices has it.
 */
import type { Grid } from '../../core/regions/grid.ts';
import type { RegionId } from '../../core/regions/regionSet.ts';

export interface GridKey {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/** The region that the key leads to; null when the key means nothing here. */
export function walkRegions({ rows, cols }: Grid, from: RegionId, { key, ctrlKey }: GridKey): RegionId | null {
  const row = Math.floor(from / cols);
  const col = from % cols;
  const at = (r: number, c: number): RegionId =>
    Math.min(rows - 1, Math.max(0, r)) * cols + Math.min(cols - 1, Math.max(0, c));
  switch (key) {
    case 'ArrowUp':
      return at(row - 1, col);
    case 'ArrowDown':
      return at(row + 1, col);
    case 'ArrowLeft':
      return at(row, col - 1);
    case 'ArrowRight':
      return at(row, col + 1);
    case 'Home':
      return ctrlKey ? 0 : at(row, 0);
    case 'End':
      return ctrlKey ? at(rows - 1, cols - 1) : at(row, cols - 1);
    default:
      return null;
  }
}
