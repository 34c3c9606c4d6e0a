import { describe, expect, it } from 'vitest';
import type { RectShape, Scene, Shape, TextShape } from '../scene/scene.ts';
import { darkTheme, lightTheme } from '../theme.ts';
import { bundleMeasure, bundleScene } from './bundleCard.ts';
import type { Card, CardState } from './card.ts';
import { cardMeasure, cardScene, percent } from './card.ts';

const calm: CardState = { selected: false, hovered: false, focused: false, faded: false };
const card = (change: Partial<Card> = {}, state: Partial<CardState> = {}): Card => ({
  kind: 'node',
  ratio: 0.25,
  enough: false,
  image: null,
  ...change,
  state: { ...calm, ...state },
});
const flat = (scene: Scene): Shape[] =>
  scene.flatMap((shape) => (shape.kind === 'group' ? flat(shape.shapes) : [shape]));
const rects = (of: Card): RectShape[] =>
  flat(cardScene(of, lightTheme, 0.5)).filter((shape): shape is RectShape => shape.kind === 'rect');
const frame = (of: Card): RectShape => rects(of).find(({ fill }) => fill === lightTheme.card)!;
const bars = (of: Card): RectShape[] => rects(of).filter(({ radius, stroke }) => radius === 2 && stroke === null);

describe('a card', () => {
  it('keeps everything inside its box', () => {
    for (const kind of ['root', 'node', 'visitor'] as const) {
      const { width, height } = cardMeasure(kind);
      for (const shape of flat(cardScene(card({ kind, ratio: 1.4 }), lightTheme, 0.5))) {
        if (shape.kind !== 'rect') continue;
        expect(shape.x).toBeGreaterThanOrEqual(-width / 2);
        expect(shape.x + shape.width).toBeLessThanOrEqual(width / 2 + 1e-9);
        expect(shape.y + shape.height).toBeLessThanOrEqual(height / 2 + 1e-9);
      }
    }
  });

  it('says its ratio as a number and as the length of a bar', () => {
    const [track, filled] = bars(card({ ratio: 0.25 }));
    expect(filled!.width / track!.width).toBeCloseTo(0.25, 9);
    const words = flat(cardScene(card({ ratio: 0.25 }), lightTheme, 0.5)).find(
      (s): s is TextShape => s.kind === 'text',
    );
    expect(words?.text).toBe('25\u202f%');
  });

  it('fills its bar and no more where the ratio is above 1', () => {
    const [track, filled] = bars(card({ ratio: 1.37 }));
    expect(filled!.width).toBe(track!.width);
  });

  it('notches the threshold into the bar', () => {
    const [track] = bars(card());
    const notch = flat(cardScene(card(), lightTheme, 0.5)).find((shape) => shape.kind === 'path');
    expect(notch?.d).toMatch(new RegExp(`^M${(track!.x + track!.width / 2).toFixed(2)} `));
  });

  it('tells a root by frame and size, a visitor by dashes, not by colour alone', () => {
    const root = frame(card({ kind: 'root', enough: true }));
    const node = frame(card({ enough: true }));
    expect(root.strokeWidth).toBeGreaterThan(node.strokeWidth);
    expect(cardMeasure('root').width).toBeGreaterThan(1.4 * cardMeasure('node').width);
    expect(frame(card({ kind: 'visitor' })).dash).not.toEqual([]);
    expect(node.dash).toEqual([]);
  });

  it('tells the selection by frame and halo, the focus by a ring', () => {
    expect(frame(card({}, { selected: true })).stroke).toBe(lightTheme.warm);
    expect(rects(card({}, { selected: true })).some(({ fill }) => fill === lightTheme.warmHalo)).toBe(true);
    const ring = rects(card({}, { focused: true })).find(({ stroke }) => stroke === lightTheme.focus);
    expect(ring!.width).toBeGreaterThan(cardMeasure('node').width);
  });

  it('fades as a whole', () => {
    const [only, ...others] = cardScene(card({}, { faded: true }), lightTheme, 0.5);
    expect(only).toMatchObject({ kind: 'group', opacity: 0.32 });
    expect(others).toEqual([]);
  });

  it('never says 0 % of something that is not nothing', () => {
    expect(percent(0.004)).toBe('<1\u202f%');
    expect(percent(0)).toBe('0\u202f%');
    expect(percent(0.996)).toBe('100\u202f%');
  });
});

describe('a bundle', () => {
  it('says how many it holds and stays in its box', () => {
    const scene = bundleScene(8, false, darkTheme);
    expect(scene.find((shape) => shape.kind === 'text')?.text).toBe('+\u202f8');
    for (const shape of scene) {
      if (shape.kind === 'rect') expect(shape.x + shape.width).toBeLessThanOrEqual(bundleMeasure.width / 2);
    }
  });

  it('darkens under the pointer', () => {
    const stroke = (hovered: boolean) => (bundleScene(3, hovered, lightTheme)[2] as RectShape).stroke;
    expect(stroke(true)).toBe(lightTheme.ink);
    expect(stroke(false)).not.toBe(lightTheme.ink);
  });
});
