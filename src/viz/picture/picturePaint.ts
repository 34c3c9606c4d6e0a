/**
 * What lies over the picture: its parts where they are known and asked for, the grid,
 * the shown set, the region under the pointer.
 *
 * Every line is a light stroke on a dark casing, so it reads on any photograph in
 * either theme. Hidden regions are veiled, not blackened: what they show stays
 * recognisable, because the question is always "and without that?".
 */
import type { Footprint } from '../../core/regions/footprint.ts';
import type { Grid } from '../../core/regions/grid.ts';
import { regionCount, regionName } from '../../core/regions/grid.ts';
import type { RegionId, RegionSet } from '../../core/regions/regionSet.ts';
import { has } from '../../core/regions/regionSet.ts';
import type { CanvasSize } from '../canvas/fittedCanvas.ts';
import type { VizTheme } from '../theme.ts';
import type { Segment } from './outline.ts';
import { outlineOf } from './outline.ts';
import type { Labelled } from './partShapes.ts';
import { paintParts } from './partsPaint.ts';
import { axisBorders, cellOf } from './regionCells.ts';

export interface Overlay {
  readonly grid: Grid;
  readonly footprint: Footprint;
  /** Regions outlined; null for none. */
  readonly shown: RegionSet | null;
  /** Sets outlined besides, each by itself, thinner; left out for none. */
  readonly outlined?: readonly RegionSet[];
  /** Veil the regions that `shown` does not hold. */
  readonly veilHidden: boolean;
  /** Lit, with its name. */
  readonly hovered: RegionId | null;
  readonly gridLines: boolean;
  /** Tinted, bordered and numbered; left out for none. */
  readonly parts?: Labelled | null;
  readonly theme: VizTheme;
}

type Context = CanvasRenderingContext2D;

const LIGHT = '#ffffff';
const CASING = 'rgba(20, 18, 14, 0.6)';
const VEIL = { light: 'rgba(250, 247, 240, 0.62)', dark: 'rgba(18, 19, 19, 0.66)' };

export function paintOverlay(context: Context, size: CanvasSize, overlay: Overlay): void {
  if (overlay.veilHidden && overlay.shown !== null) paintVeil(context, size, overlay, overlay.shown);
  if (overlay.parts) paintParts(context, size, overlay.parts, overlay.theme);
  if (overlay.gridLines) paintGrid(context, size, overlay);
  for (const set of overlay.outlined ?? [])
    strokeCased(context, size, outlineOf(overlay.grid, overlay.footprint, set), 1.5);
  if (overlay.shown !== null) {
    strokeCased(context, size, outlineOf(overlay.grid, overlay.footprint, overlay.shown), 2);
  }
  if (overlay.hovered !== null) paintHovered(context, size, overlay, overlay.hovered);
}

function paintVeil(context: Context, size: CanvasSize, overlay: Overlay, shown: RegionSet): void {
  context.fillStyle = VEIL[overlay.theme.scheme];
  context.beginPath();
  for (let region = 0; region < regionCount(overlay.grid); region++) {
    if (has(shown, region)) continue;
    const cell = cellOf(overlay.grid, overlay.footprint, region);
    const [x, y] = [cell.left * size.width, cell.top * size.height];
    context.rect(x, y, cell.right * size.width - x, cell.bottom * size.height - y);
  }
  context.fill();
}

function paintGrid(context: Context, size: CanvasSize, { grid, footprint }: Overlay): void {
  const across = axisBorders(footprint, grid.cols).slice(1, -1);
  const down = axisBorders(footprint, grid.rows).slice(1, -1);
  context.beginPath();
  for (const x of across) addLine(context, size, { x1: x, y1: 0, x2: x, y2: 1 });
  for (const y of down) addLine(context, size, { x1: 0, y1: y, x2: 1, y2: y });
  context.lineWidth = 1;
  context.strokeStyle = 'rgba(255, 255, 255, 0.32)';
  context.stroke();
}

function paintHovered(context: Context, size: CanvasSize, overlay: Overlay, region: RegionId): void {
  const cell = cellOf(overlay.grid, overlay.footprint, region);
  const [x, y] = [cell.left * size.width, cell.top * size.height];
  const [width, height] = [cell.right * size.width - x, cell.bottom * size.height - y];
  context.fillStyle = 'rgba(255, 255, 255, 0.22)';
  context.fillRect(x, y, width, height);
  context.lineJoin = 'miter';
  for (const [stroke, lineWidth] of [
    [CASING, 4.5],
    [LIGHT, 2],
  ] as const) {
    context.strokeStyle = stroke;
    context.lineWidth = lineWidth;
    context.strokeRect(x + 1.5, y + 1.5, width - 3, height - 3);
  }
  paintName(context, size, overlay, { name: regionName(overlay.grid, region), x, y, width, height });
}

interface NamedBox extends CanvasSize {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** The name stands in the cell where there is room, else beside it on the side with room. */
function paintName(context: Context, size: CanvasSize, { theme }: Overlay, box: NamedBox): void {
  context.font = `600 11px ${theme.mono}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const [width, height] = [context.measureText(box.name).width + 8, 16];
  const inside = box.width >= width + 6 && box.height >= height + 6;
  const right = box.x + box.width + 4 + width <= size.width;
  const beside = right ? box.x + box.width + 4 : box.x - 4 - width;
  const x = inside ? box.x + (box.width - width) / 2 : beside;
  const y = Math.min(size.height - height - 2, Math.max(2, box.y + (box.height - height) / 2));
  context.fillStyle = 'rgba(20, 18, 14, 0.78)';
  context.beginPath();
  context.roundRect(x, y, width, height, 3);
  context.fill();
  context.fillStyle = LIGHT;
  context.fillText(box.name, x + width / 2, y + height / 2 + 0.5);
}

/** Lines on the picture's border are moved inside it, so that they keep their full width. */
function addLine(context: Context, size: CanvasSize, segment: Segment, inset = 0): void {
  const x = (at: number): number => Math.min(size.width - inset, Math.max(inset, at * size.width));
  const y = (at: number): number => Math.min(size.height - inset, Math.max(inset, at * size.height));
  context.moveTo(x(segment.x1), y(segment.y1));
  context.lineTo(x(segment.x2), y(segment.y2));
}

function strokeCased(context: Context, size: CanvasSize, segments: readonly Segment[], width: number): void {
  context.lineCap = 'square';
  context.beginPath();
  for (const segment of segments) addLine(context, size, segment, width / 2);
  context.strokeStyle = CASING;
  context.lineWidth = width + 2;
  context.stroke();
  context.strokeStyle = LIGHT;
  context.lineWidth = width;
  context.stroke();
  context.lineCap = 'butt';
}
