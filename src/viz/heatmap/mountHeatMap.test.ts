// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HeatMap } from '../../core/maps/heatMap.ts';
import { fakeCanvases } from '../canvas/fakeCanvas.fixture.ts';
import { lightTheme } from '../theme.ts';
import { greyCopy } from './greyCopy.ts';
import { barColour, mountColourBar } from './mountColourBar.ts';
import type { HeatMapProps } from './mountHeatMap.ts';
import { mountHeatMap } from './mountHeatMap.ts';

const map = (values: readonly number[]): HeatMap => ({
  width: 2,
  height: 2,
  signed: false,
  values: Float32Array.from(values),
});
const picture = { width: 4, height: 4, rgb: new Uint8ClampedArray(48) };
const props = (change: Partial<HeatMapProps> = {}): HeatMapProps => ({
  picture,
  map: map([0, 1, 2, 3]),
  convention: 'half-pixel',
  interpolation: 'smooth',
  domain: null,
  opacity: 0.6,
  grid: { rows: 2, cols: 2 },
  footprint: 'tile',
  shown: null,
  veilHidden: false,
  hovered: null,
  gridLines: false,
  theme: lightTheme,
  onHover: vi.fn(),
  ...change,
});

let canvases: ReturnType<typeof fakeCanvases>;
let element: HTMLElement;
const painted = () => canvases.of(element.querySelector('canvas')!)!;
/** The canvas that was last drawn over the ground. */
const colours = () =>
  painted()
    .calls.filter(([name]) => name === 'drawImage')
    .map(([, source]) => source as HTMLCanvasElement)
    .at(-1)!;
/** All pixels that were ever put on it. */
const colourings = () =>
  canvases
    .of(colours())!
    .calls.filter(([name]) => name === 'putImageData')
    .map(([, image]) => (image as ImageData).data);

beforeEach(() => {
  canvases = fakeCanvases(100, 100);
  element = document.createElement('div');
});

describe('a heat map', () => {
  it('lies over the picture at its opacity', () => {
    mountHeatMap(element, props({ opacity: 0.6 }));
    expect(painted().seen('drawImage', 'globalAlpha')).toEqual([1, 0.6]);
  });

  it('without evidence leaves the picture bare, and says so', () => {
    const view = mountHeatMap(element, props({ map: map([0, 0, 0, 0]) }));
    expect(painted().seen('drawImage', 'globalAlpha')).toEqual([1]);
    expect(view.evidence).toBe('none');
  });

  it('says what it shows after every update', () => {
    const view = mountHeatMap(element, props({ map: null }));
    expect(view.evidence).toBeNull();
    view.update(props());
    expect(view.evidence).toBe('some');
    view.update(props({ map: map([NaN, 1, 1, 1]) }));
    expect(view.evidence).toBe('not-a-number');
  });

  it('is coloured again for another map, over the colours of the one before', () => {
    const given = props();
    const view = mountHeatMap(element, given);
    const [first, before] = [colours(), colourings().at(-1)];
    view.update({ ...given, map: map([3, 2, 1, 0]) });
    expect(colours()).toBe(first);
    expect(colourings().at(-1)).not.toEqual(before);
  });

  it('keeps its colours where only opacity or overlay change', () => {
    const given = props();
    const view = mountHeatMap(element, given);
    const first = colours();
    view.update({ ...given, opacity: 0.2, hovered: 1 });
    expect(colours()).toBe(first);
    expect(colourings()).toHaveLength(1);
  });

  it('lies over the sharp copy without its colours once there is one, and keeps its own', () => {
    const sharp = Object.assign(document.createElement('canvas'), { width: 8, height: 8 });
    const given = props();
    const view = mountHeatMap(element, given);
    view.update({ ...given, sharp });
    const drawn = painted().calls.filter(([name]) => name === 'drawImage');
    const [before, colours, after, sameColours] = drawn.map(([, source]) => source);
    expect(after).toBe(greyCopy(sharp));
    expect(after).not.toBe(before);
    expect(sameColours).toBe(colours);
    expect(new Set(drawn.map(([, , ...place]) => place.join(' ')))).toEqual(new Set(['0 0 100 100']));
  });

  it('tells the region under the pointer', () => {
    const onHover = vi.fn();
    mountHeatMap(element, props({ onHover }));
    element.querySelector('canvas')!.dispatchEvent(new MouseEvent('pointermove', { clientX: 90, clientY: 90 }));
    expect(onHover).toHaveBeenCalledExactlyOnceWith(3);
  });

  it('leaves nothing behind', () => {
    mountHeatMap(element, props()).destroy();
    expect(element.childElementCount).toBe(0);
  });
});

describe('a colour bar', () => {
  it('runs through the scale from left to right, with 0 in the middle of a signed one', () => {
    const view = mountColourBar(element, { signed: false, height: 6 });
    const fills = painted().seen('fillRect', 'fillStyle');
    expect(fills.length).toBe(100);
    expect(fills[0]).toBe(`rgb(${barColour(0, false).join(', ')})`);
    expect(fills[99]).toBe(`rgb(${barColour(1, false).join(', ')})`);
    view.update({ signed: true, height: 8 });
    expect(painted().seen('fillRect', 'fillStyle')[150]).toBe(`rgb(${barColour(50 / 99, true).join(', ')})`);
    view.destroy();
    expect(element.childElementCount).toBe(0);
  });
});
