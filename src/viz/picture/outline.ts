/**
 * The border of a region set: only edges with a member on one side.
 *
 * Neighbouring regions of a set merge into one shape, so a set of many regions
 * stays a drawing of the object and does not become a fence. Fractions of the
 * picture, 0–1.
 */
import type { Footprint } from '../../core/regions/footprint.ts';
import type { Grid } from '../../core/regions/grid.ts';
import { regionCount } from '../../core/regions/grid.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { has } from '../../core/regions/regionSet.ts';
import type { Cell } from './regionCells.ts';
import { cellOf } from './regionCells.ts';

export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

type Side = 'top' | 'bottom' | 'left' | 'right';

export function outlineOf(grid: Grid, footprint: Footprint, set: RegionSet): Segment[] {
  const segments: Segment[] = [];
  for (let region = 0; region < regionCount(grid); region++) {
    if (!has(set, region)) continue;
    const cell = cellOf(grid, footprint, region);
    for (const side of openSides(grid, set, region)) segments.push(edgeOf(cell, side));
  }
  return segments;
}

function openSides(grid: Grid, set: RegionSet, region: number): Side[] {
  const { rows, cols } = grid;
  const row = Math.floor(region / cols);
  const col = region % cols;
  const sides: Side[] = [];
  if (row === 0 || !has(set, region - cols)) sides.push('top');
  if (row === rows - 1 || !has(set, region + cols)) sides.push('bottom');
  if (col === 0 || !has(set, region - 1)) sides.push('left');
  if (col === cols - 1 || !has(set, region + 1)) sides.push('right');
  return sides;
}

function edgeOf({ left, top, right, bottom }: Cell, side: Side): Segment {
  switch (side) {
    case 'top':
      return { x1: left, y1: top, x2: right, y2: top };
    case 'bottom':
      return { x1: left, y1: bottom, x2: right, y2: bottom };
    case 'left':
      return { x1: left, y1: top, x2: left, y2: bottom };
    case 'right':
      return { x1: right, y1: top, x2: right, y2: bottom };
  }
}
