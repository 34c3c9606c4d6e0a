/**
 * The parts of a picture over it: a tint, a border and a number for each.
 *
 * The number is what tells parts apart and what the legend repeats; the colour only
 * helps the eye from one to the other. Borders have a dark casing like every line on
 * a picture (`picturePaint.ts`).
 */
import type { CanvasSize } from '../canvas/fittedCanvas.ts';
import type { VizTheme } from '../theme.ts';
import { partColour } from './partColours.ts';
import type { Labelled, PartShape } from './partShapes.ts';
import { partShapes } from './partShapes.ts';

type Context = CanvasRenderingContext2D;

const CASING = 'rgba(20, 18, 14, 0.72)';
const TINT = 0.32;

/** Shapes of a picture do not change, and tracing them takes longer than drawing. */
const known = new WeakMap<Labelled, readonly PartShape[]>();

export function paintParts(context: Context, size: CanvasSize, parts: Labelled, { mono }: VizTheme): void {
  const shapes = known.get(parts) ?? partShapes(parts);
  known.set(parts, shapes);
  for (const [at, shape] of shapes.entries()) paintShape(context, size, shape, partColour(at));
  context.font = `700 11px ${mono}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const [at, { anchor }] of shapes.entries()) paintNumber(context, size, anchor, at);
}

function paintShape(context: Context, { width, height }: CanvasSize, shape: PartShape, colour: string): void {
  context.beginPath();
  for (const { left, right, top, bottom } of shape.fill)
    context.rect(left * width, top * height, (right - left) * width, (bottom - top) * height);
  context.globalAlpha = TINT;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 1;
  context.beginPath();
  for (const { x1, y1, x2, y2 } of shape.outline) {
    context.moveTo(x1 * width, y1 * height);
    context.lineTo(x2 * width, y2 * height);
  }
  context.lineCap = 'round';
  for (const [stroke, lineWidth] of [
    [CASING, 3.5],
    [colour, 1.75],
  ] as const) {
    context.strokeStyle = stroke;
    context.lineWidth = lineWidth;
    context.stroke();
  }
  context.lineCap = 'butt';
}

/** In a disc that stays within the picture. */
function paintNumber(context: Context, size: CanvasSize, anchor: PartShape['anchor'], at: number): void {
  const radius = 8;
  const within = (share: number, length: number): number =>
    Math.min(length - radius - 1, Math.max(radius + 1, share * length));
  const [x, y] = [within(anchor.x, size.width), within(anchor.y, size.height)];
  context.fillStyle = CASING;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
  context.strokeStyle = partColour(at);
  context.lineWidth = 1.5;
  context.stroke();
  context.fillStyle = '#ffffff';
  context.fillText(String(at + 1), x, y + 0.5);
}
