import { describe, expect, it } from 'vitest';
import { lightTheme } from '../theme.ts';
import { edgeNameScene, placeNames } from './edgeNameScene.ts';

const camera = { zoom: 1, pan: { x: 0, y: 0 } };
const node = (id: string, x: number) => ({ id, x, y: 100, width: 60, height: 80 });

describe('names of edges', () => {
  const at = (ids: readonly string[]) => ids.map((id) => ({ words: '\u2212\u202fC6', at: id, side: 'above' as const }));

  it('stand just above the card they belong to', () => {
    expect(placeNames({ camera, nodes: [node('a', 50)], edgeNames: at(['a']) })).toMatchObject([{ x: 50, y: 56 }]);
  });

  it('are stacked where they would touch, three high at most', () => {
    const nodes = [0, 8, 16, 24].map((x, i) => node(String(i), x));
    const placed = placeNames({ camera, nodes, edgeNames: at(['0', '1', '2', '3']) });
    expect(placed.map(({ y }) => y)).toEqual([56, 42, 28]);
  });

  it('of a card that is out of view are left out', () => {
    expect(placeNames({ camera, nodes: [], edgeNames: at(['a']) })).toEqual([]);
  });

  it('stand below a parent, under its card', () => {
    const [name] = placeNames({
      camera,
      nodes: [node('a', 50)],
      edgeNames: [{ words: 'C6', at: 'a', side: 'below' }],
    });
    expect(name!.y).toBeGreaterThan(140 + 11);
  });

  it('keep their size whatever the zoom', () => {
    const sizes = [0.2, 3].map((zoom) => {
      const frame = { camera: { ...camera, zoom }, nodes: [node('a', 50)], edgeNames: at(['a']) };
      return edgeNameScene(frame, lightTheme)[0];
    });
    expect(sizes).toMatchObject([
      { kind: 'text', size: 11, x: 10 },
      { kind: 'text', size: 11, x: 150 },
    ]);
  });
});
