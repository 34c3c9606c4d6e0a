// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { createDraughtsman } from '../sag/drawSag.ts';
import { sagProps, sets } from '../sag/sagProps.fixture.ts';
import { sagScene } from '../sag/sagScene.ts';
import type { Scene, Shape } from '../scene/scene.ts';
import { writeSvg } from '../scene/svg.ts';
import { darkTheme, lightTheme } from '../theme.ts';
import type { FigureProps } from './figureScene.ts';
import { figureScene } from './figureScene.ts';

const image = { source: document.createElement('canvas'), href: () => 'data:,picture' };
const drawing = createDraughtsman().draw(sagProps(), { width: 800, height: 600 })!;
const graph = (theme = lightTheme) =>
  sagScene({
    ...sagProps({ selected: sets.first, theme }),
    drawing,
    image: (set) => ({ ...image, href: () => `data:,${set}` }),
  });
const measure = (words: string, { size }: { size: number }): number => words.length * size * 0.5;
const props = (change: Partial<FigureProps> = {}): FigureProps => ({
  title: 'Why peacock',
  sentence: [
    { words: 'Any of these ', strong: false },
    { words: '2 combinations', strong: true },
    { words: ' is enough.', strong: false },
  ],
  formula: 'A1 \u2227 A2 \u2228 A2 \u2227 B2',
  notes: ['MobileNet V2', '7 \u00d7 7 regions'],
  picture: image,
  aspect: 1,
  graph: graph(),
  theme: lightTheme,
  ...change,
});
const flat = (scene: Scene): Shape[] =>
  scene.flatMap((shape) => (shape.kind === 'group' ? flat(shape.shapes) : [shape]));
const words = (scene: Scene): string[] => flat(scene).flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));

describe('the figure', () => {
  it('says the sentence, the formula, the notes and every ratio', () => {
    const { scene } = figureScene(props(), measure);
    expect(words(scene).join('|')).toContain('Any of these |2 combinations| is enough.');
    expect(words(scene)).toEqual(expect.arrayContaining(['MobileNet V2', '92\u202f%', '60\u202f%', '30\u202f%']));
  });

  it('carries the picture and the picture of every node', () => {
    const svg = writeSvg(figureScene(props(), measure));
    const hrefs = [...svg.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(hrefs)).toEqual(new Set(['data:,picture', ...Object.values(sets).map((set) => `data:,${set}`)]));
    expect(hrefs.length).toBe(6);
  });

  it('names the layers, and the regions that the selected node can lose', () => {
    const said = words(figureScene(props(), measure).scene);
    expect(said).toEqual(expect.arrayContaining(['2 regions', '1 regions', '\u2212\u202fA1', '\u2212\u202fA2']));
    expect(said).not.toContain('\u2212\u202fB2');
  });

  it('draws every edge, those of the selected node warm and last', () => {
    const threads = graph().scene.filter((shape) => shape.kind === 'path');
    expect(threads.map(({ stroke }) => stroke)).toEqual([
      lightTheme.thread,
      lightTheme.thread,
      lightTheme.warm,
      lightTheme.warm,
    ]);
  });

  it('puts everything inside its frame', () => {
    const figure = figureScene(props(), measure);
    const inside = (scene: Scene, x: number, y: number, scale: number): void => {
      for (const shape of scene) {
        if (shape.kind === 'group') inside(shape.shapes, x + shape.x * scale, y + shape.y * scale, scale * shape.scale);
        if (shape.kind !== 'rect' && shape.kind !== 'image') continue;
        expect(x + shape.x * scale).toBeGreaterThanOrEqual(0);
        expect(y + shape.y * scale).toBeGreaterThanOrEqual(0);
        expect(x + (shape.x + shape.width) * scale).toBeLessThanOrEqual(figure.width);
        expect(y + (shape.y + shape.height) * scale).toBeLessThanOrEqual(figure.height);
      }
    };
    inside(figure.scene, 0, 0, 1);
  });

  it('stands without a graph and without a formula', () => {
    const figure = figureScene(props({ graph: { scene: [], bounds: null }, formula: '' }), measure);
    expect(figure.height).toBeGreaterThan(280);
    expect(words(figure.scene)).toContain('MobileNet V2');
  });

  it('grows wider for a wide graph rather than making its cards unreadable', () => {
    const wide = { ...graph(), bounds: { left: -1500, right: 1500, top: 0, bottom: 500 } };
    expect(figureScene(props({ graph: wide }), measure).width).toBeGreaterThanOrEqual(3000 * 0.55);
  });

  it('is dark on dark paper', () => {
    const figure = figureScene(props({ theme: darkTheme, graph: graph(darkTheme) }), measure);
    expect(figure.background).toBe(darkTheme.paper);
    expect(writeSvg(figure)).not.toContain(lightTheme.ink);
  });
});
