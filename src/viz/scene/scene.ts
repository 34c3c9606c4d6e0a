/**
 * A drawing as a list of shapes, in painting order.
 *
 * Whatever must look the same on screen, in a PNG and in an SVG is described once
 * as a scene; `paint.ts` puts it on a canvas and `svg.ts` writes it down. Lengths
 * are CSS pixels, y grows downwards. Knows nothing of what is drawn.
 */
export interface RectShape {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly strokeWidth: number;
  /** Lengths of strokes and gaps; empty for a solid line. */
  readonly dash: readonly number[];
}

/** Pixels that both a canvas can draw and a document can carry. */
export interface SceneImage {
  readonly source: CanvasImageSource;
  /** A `data:` address of the same pixels, so that an exported file stands alone. */
  href(): string;
}

interface ImageShape {
  readonly kind: 'image';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly image: SceneImage;
}

export interface TextShape {
  readonly kind: 'text';
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly text: string;
  readonly family: string;
  readonly size: number;
  readonly weight: 400 | 500 | 600;
  readonly fill: string;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Painted behind the letters, so that they read across lines; null for none. */
  readonly halo: string | null;
  /** Reads from bottom to top. */
  readonly upwards: boolean;
}

export interface PathShape {
  readonly kind: 'path';
  /** SVG path data. */
  readonly d: string;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly strokeWidth: number;
}

/** Shapes in coordinates of their own: `point × scale + (x, y)`, at one opacity. */
export interface GroupShape {
  readonly kind: 'group';
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly opacity: number;
  readonly shapes: readonly Shape[];
}

export type Shape = RectShape | ImageShape | TextShape | PathShape | GroupShape;
export type Scene = readonly Shape[];

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function rect(box: Box, look: Partial<Omit<RectShape, 'kind' | keyof Box>>): RectShape {
  return { kind: 'rect', ...box, radius: 0, fill: null, stroke: null, strokeWidth: 1, dash: [], ...look };
}

export function text(
  words: string,
  at: { readonly x: number; readonly y: number },
  look: Pick<TextShape, 'family' | 'size' | 'fill'> &
    Partial<Pick<TextShape, 'weight' | 'anchor' | 'halo' | 'upwards'>>,
): TextShape {
  return { kind: 'text', text: words, ...at, weight: 400, anchor: 'start', halo: null, upwards: false, ...look };
}

export function group(shapes: Scene, look: Partial<Omit<GroupShape, 'kind' | 'shapes'>>): GroupShape {
  return { kind: 'group', x: 0, y: 0, scale: 1, opacity: 1, ...look, shapes };
}

export function line(d: string, stroke: string, strokeWidth: number): PathShape {
  return { kind: 'path', d, fill: null, stroke, strokeWidth };
}
