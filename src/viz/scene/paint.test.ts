// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { paintScene } from './paint.ts';
import { recordingContext } from './recordingContext.fixture.ts';
import { group, rect, text } from './scene.ts';

describe('a scene on a canvas', () => {
  it('is painted in order', () => {
    const { context, calls } = recordingContext();
    const image = { source: document.createElement('canvas'), href: () => '' };
    paintScene(context, [
      rect({ x: 0, y: 0, width: 9, height: 9 }, { fill: 'red', stroke: 'blue' }),
      { kind: 'image', x: 1, y: 2, width: 3, height: 4, image },
      text('C6', { x: 5, y: 6 }, { family: 'serif', size: 10, fill: 'black', halo: 'white' }),
    ]);
    const painted = calls.map(([name]) => name).filter((name) => /^(fill|stroke|drawImage)/.test(name));
    expect(painted).toEqual(['fill', 'stroke', 'drawImage', 'strokeText', 'fillText']);
  });

  it('multiplies the opacity of groups within groups, and restores it', () => {
    const { context, seen } = recordingContext();
    const dot = text('x', { x: 0, y: 0 }, { family: 'serif', size: 10, fill: 'black' });
    paintScene(context, [group([group([dot], { opacity: 0.5 })], { opacity: 0.5 }), dot]);
    expect(seen('fillText', 'globalAlpha')).toEqual([0.25, 1]);
  });

  it('leaves no dash behind', () => {
    const { context, calls } = recordingContext();
    paintScene(context, [rect({ x: 0, y: 0, width: 9, height: 9 }, { stroke: 'blue', dash: [5, 3] })]);
    expect(calls.filter(([name]) => name === 'setLineDash').map(([, ...rest]) => rest)).toEqual([[[5, 3]], [[]]]);
  });
});
