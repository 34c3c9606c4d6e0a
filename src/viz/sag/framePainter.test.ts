import { describe, expect, it, vi } from 'vitest';
import { createDraughtsman } from './drawSag.ts';
import { setId } from './elements.ts';
import { frameOf } from './framePainter.ts';
import { layerNames } from './layerNames.ts';
import type { SagProps } from './sagProps.ts';
import { sagProps, sets } from './sagProps.fixture.ts';
import type { StagedNode } from './troupe.ts';

const view = { width: 800, height: 600 };
const drawing = createDraughtsman().draw(sagProps(), view)!;
const staged = new Map(
  [...drawing.nodes.values()].map((node): [string, StagedNode] => [
    node.id,
    { node, x: node.x, y: node.y, opacity: 1 },
  ]),
);
const centred = { zoom: 1, pan: { x: 400, y: 40 } };
const frame = (change: Partial<SagProps> = {}, camera = centred, image = vi.fn(() => null)) => ({
  image,
  frame: frameOf({ props: sagProps(change), drawing, staged, hoveredBundle: null, image }, camera, view),
});

describe('a frame of the graph', () => {
  it('holds every card in view, and asks for no other picture', () => {
    const whole = frame();
    expect(whole.frame.nodes.map(({ id }) => id).sort()).toEqual([...drawing.nodes.keys()].sort());
    expect(whole.image).toHaveBeenCalledTimes(5);
    const away = frame({}, { zoom: 1, pan: { x: 9000, y: 0 } });
    expect(away.frame.nodes).toEqual([]);
    expect(away.image).not.toHaveBeenCalled();
  });

  it('raises what is hovered and what is focused, not what is merely selected', () => {
    const { nodes } = frame({ hovered: sets.left, focused: sets.right, selected: sets.first }).frame;
    expect(
      nodes
        .filter(({ raised }) => raised)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([setId(sets.left), setId(sets.right)].sort());
  });

  it('names each layer once', () => {
    expect(frame().frame.layerNames.map(({ words }) => words)).toEqual(['2 regions', '1 regions']);
  });
});

describe('the name of a layer', () => {
  it('stands at the middle of its cards, over all lines of it', () => {
    const node = drawing.nodes.get(setId(sets.left))!;
    const names = layerNames(
      [
        { node, y: 100 },
        { node, y: 220 },
      ],
      String,
    );
    expect(names).toEqual([{ words: '1', middle: 160 }]);
  });
});
