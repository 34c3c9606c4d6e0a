/**
 * Writes a scene down as an SVG document that stands alone.
 *
 * Pictures are embedded, text stays text (so a figure can be searched and edited),
 * numbers are rounded to a hundredth of a pixel. The same scene gives the same
 * bytes. Needs no DOM.
 */
import type { GroupShape, RectShape, Scene, Shape, TextShape } from './scene.ts';

export interface SvgDocument {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  /** Read aloud for the whole figure. */
  readonly title: string;
  readonly scene: Scene;
}

export function writeSvg(figure: SvgDocument): string {
  const { width, height } = figure;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}" role="img">`;
  const ground = `<rect width="100%" height="100%" fill="${escape(figure.background)}"/>`;
  const body = figure.scene.map(element).join('\n');
  return `${head}\n<title>${escape(figure.title)}</title>\n${ground}\n${body}\n</svg>\n`;
}

type Attributes = Readonly<Record<string, string | number | null>>;

function element(shape: Shape): string {
  switch (shape.kind) {
    case 'rect':
      return tag('rect', rectAttributes(shape));
    case 'image': {
      const { x, y, width, height } = shape;
      return tag('image', { x, y, width, height, href: shape.image.href(), preserveAspectRatio: 'none' });
    }
    case 'text':
      return tag('text', textAttributes(shape), escape(shape.text));
    case 'path':
      return tag('path', {
        d: shape.d,
        fill: shape.fill ?? 'none',
        stroke: shape.stroke,
        'stroke-width': shape.stroke === null ? null : shape.strokeWidth,
      });
    case 'group':
      return tag('g', groupAttributes(shape), `\n${shape.shapes.map(element).join('\n')}\n`);
  }
}

function groupAttributes({ x, y, scale, opacity }: GroupShape): Attributes {
  const moves = x === 0 && y === 0 ? [] : [`translate(${number(x)} ${number(y)})`];
  const scales = scale === 1 ? [] : [`scale(${number(scale, 4)})`];
  const transform = [...moves, ...scales].join(' ');
  return { transform: transform === '' ? null : transform, opacity: opacity === 1 ? null : opacity };
}

function rectAttributes(shape: RectShape): Attributes {
  const { x, y, width, height, stroke } = shape;
  return {
    x,
    y,
    width,
    height,
    rx: shape.radius === 0 ? null : shape.radius,
    fill: shape.fill ?? 'none',
    stroke,
    'stroke-width': stroke === null ? null : shape.strokeWidth,
    'stroke-dasharray':
      stroke === null || shape.dash.length === 0 ? null : shape.dash.map((length) => number(length)).join(' '),
  };
}

function textAttributes(shape: TextShape): Attributes {
  return {
    x: shape.x,
    y: shape.y,
    transform: shape.upwards ? `rotate(-90 ${number(shape.x)} ${number(shape.y)})` : null,
    'font-family': shape.family,
    'font-size': shape.size,
    'font-weight': shape.weight === 400 ? null : shape.weight,
    'text-anchor': shape.anchor === 'start' ? null : shape.anchor,
    fill: shape.fill,
    stroke: shape.halo,
    'stroke-width': shape.halo === null ? null : shape.size / 3,
    'stroke-linejoin': shape.halo === null ? null : 'round',
    'paint-order': shape.halo === null ? null : 'stroke',
    'xml:space': 'preserve',
  };
}

function tag(name: string, attributes: Attributes, content: string | null = null): string {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== null)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? number(value) : escape(value)}"`)
    .join('');
  return content === null ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

function number(value: number, digits = 2): string {
  return String(Math.round(value * 10 ** digits) / 10 ** digits);
}

/** The five characters that XML gives a meaning. */
function escape(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
