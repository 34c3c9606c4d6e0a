/**
 * Puts a scene on a canvas.
 *
 * Paints in the coordinates the context is already transformed to, and leaves the
 * context as it found it. Knows nothing of device pixels or of what is drawn.
 */
import type { PathShape, RectShape, Scene, Shape, TextShape } from './scene.ts';

type Context = CanvasRenderingContext2D;

export function paintScene(context: Context, scene: Scene): void {
  for (const shape of scene) paintShape(context, shape);
}

function paintShape(context: Context, shape: Shape): void {
  switch (shape.kind) {
    case 'rect':
      paintRect(context, shape);
      return;
    case 'image':
      context.drawImage(shape.image.source, shape.x, shape.y, shape.width, shape.height);
      return;
    case 'text':
      paintText(context, shape);
      return;
    case 'path':
      paintPath(context, shape);
      return;
    case 'group':
      context.save();
      context.translate(shape.x, shape.y);
      context.scale(shape.scale, shape.scale);
      context.globalAlpha *= shape.opacity;
      paintScene(context, shape.shapes);
      context.restore();
  }
}

function paintRect(context: Context, shape: RectShape): void {
  context.beginPath();
  context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius);
  if (shape.fill !== null) {
    context.fillStyle = shape.fill;
    context.fill();
  }
  if (shape.stroke === null) return;
  context.strokeStyle = shape.stroke;
  context.lineWidth = shape.strokeWidth;
  context.setLineDash([...shape.dash]);
  context.stroke();
  context.setLineDash([]);
}

function paintText(context: Context, shape: TextShape): void {
  context.save();
  context.translate(shape.x, shape.y);
  if (shape.upwards) context.rotate(-Math.PI / 2);
  context.font = `${String(shape.weight)} ${String(shape.size)}px ${shape.family}`;
  context.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor;
  context.textBaseline = 'alphabetic';
  if (shape.halo !== null) {
    context.strokeStyle = shape.halo;
    context.lineWidth = shape.size / 3;
    context.lineJoin = 'round';
    context.strokeText(shape.text, 0, 0);
  }
  context.fillStyle = shape.fill;
  context.fillText(shape.text, 0, 0);
  context.restore();
}

function paintPath(context: Context, shape: PathShape): void {
  const path = new Path2D(shape.d);
  if (shape.fill !== null) {
    context.fillStyle = shape.fill;
    context.fill(path);
  }
  if (shape.stroke === null) return;
  context.strokeStyle = shape.stroke;
  context.lineWidth = shape.strokeWidth;
  context.stroke(path);
}
