import { describe, expect, it } from 'vitest';
import { recordingContext } from '../scene/recordingContext.fixture.ts';
import { text } from '../scene/scene.ts';
import { lightTheme } from '../theme.ts';
import type { LayerFrame, PaintedNode } from './cardLayer.ts';
import { inView, paintCards } from './cardLayer.ts';

const camera = { zoom: 1, pan: { x: 0, y: 0 } };
const view = { width: 400, height: 300 };
const node = (id: string, x: number, raised = false): PaintedNode => ({
  id,
  x,
  y: 100,
  width: 60,
  height: 80,
  opacity: 1,
  raised,
  scene: [text(id, { x: 0, y: 0 }, { family: 'serif', size: 10, fill: 'black' })],
});

describe('a card', () => {
  it('is in view while any of it is, its halo included', () => {
    expect(inView(node('a', 200), camera, view)).toBe(true);
    expect(inView(node('a', -35), camera, view)).toBe(true);
    expect(inView(node('a', -39), camera, view)).toBe(false);
    expect(inView(node('a', 300), { zoom: 2, pan: { x: 0, y: 0 } }, view)).toBe(false);
  });
});

describe('a frame', () => {
  const frame = (change: Partial<LayerFrame>): LayerFrame => ({
    camera,
    view,
    nodes: [],
    edgeNames: [],
    layerNames: [],
    theme: lightTheme,
    ...change,
  });
  const words = (of: LayerFrame): unknown[] => {
    const { context, calls } = recordingContext();
    paintCards(context, of);
    return calls.filter(([name]) => name === 'fillText').map(([, said]) => said);
  };

  it('paints the raised card last, above the names', () => {
    const nodes = [node('raised', 50, true), node('other', 200)];
    const edgeNames = [{ words: 'C6', at: 'other', side: 'above' as const }];
    expect(words(frame({ nodes, edgeNames, layerNames: [{ words: '4 regions', middle: 100 }] }))).toEqual([
      'other',
      'C6',
      '4 regions',
      'raised',
    ]);
  });

  it('magnifies a raised card that would be too small to read, and no other', () => {
    const scales = (raised: boolean): number[] => {
      const { context, calls } = recordingContext();
      paintCards(context, frame({ camera: { zoom: 0.2, pan: { x: 0, y: 0 } }, nodes: [node('a', 50, raised)] }));
      return calls.filter(([name]) => name === 'scale').map(([, factor]) => factor as number);
    };
    expect(scales(false)).toEqual([0.2]);
    expect(scales(true)[0]! * 60).toBeCloseTo(92, 6);
  });
});
