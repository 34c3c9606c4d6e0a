// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setOf } from '../../core/regions/regionSet.ts';
import { fakeCanvases } from '../canvas/fakeCanvas.fixture.ts';
import { lightTheme } from '../theme.ts';
import type { PictureProps } from './mountPicture.ts';
import { mountPicture } from './mountPicture.ts';

const picture = { width: 70, height: 70, rgb: new Uint8ClampedArray(70 * 70 * 3) };
const props = (change: Partial<PictureProps> = {}): PictureProps => ({
  picture,
  grid: { rows: 7, cols: 7 },
  footprint: 'tile',
  shown: null,
  veilHidden: false,
  hovered: null,
  gridLines: false,
  theme: lightTheme,
  onHover: vi.fn(),
  onPick: vi.fn(),
  ...change,
});

let canvases: ReturnType<typeof fakeCanvases>;
let element: HTMLElement;
const canvas = (): HTMLCanvasElement => element.querySelector('canvas')!;
const calls = (): string[] => canvases.of(canvas())!.calls.map(([name]) => name);
const point = (type: string, x: number, y: number): void => {
  canvas().dispatchEvent(new MouseEvent(type, { clientX: x, clientY: y }));
};

beforeEach(() => {
  canvases = fakeCanvases(350, 350);
  element = document.createElement('div');
});

describe('the picture', () => {
  it('is drawn once mounted, at the size of its element, and hidden from assistive technology', () => {
    mountPicture(element, props());
    const drawn = canvases.of(canvas())!.calls.find(([name]) => name === 'drawImage')!;
    expect(drawn.slice(2)).toEqual([0, 0, 350, 350]);
    expect(canvas().getAttribute('aria-hidden')).toBe('true');
  });

  it('is drawn from the sharp copy as long as there is one, at the same place', () => {
    const sharp = document.createElement('canvas');
    const given = props();
    const view = mountPicture(element, given);
    view.update({ ...given, sharp });
    view.update({ ...given, sharp: null });
    const drawn = canvases.of(canvas())!.calls.filter(([name]) => name === 'drawImage');
    const [blurred, ...others] = drawn.map(([, source]) => source);
    expect(others).toEqual([sharp, blurred]);
    expect(others[1]).toBe(blurred);
    expect(drawn.map(([, , ...place]) => place)).toEqual(Array.from({ length: 3 }, () => [0, 0, 350, 350]));
  });

  it('tells the region under the pointer once per change, and none when it leaves', () => {
    const onHover = vi.fn();
    mountPicture(element, props({ onHover }));
    point('pointermove', 10, 10);
    point('pointermove', 40, 40);
    point('pointermove', 60, 10);
    point('pointerleave', 0, 0);
    expect(onHover.mock.calls).toEqual([[0], [1], [null]]);
  });

  it('tells which region was pressed, by the props of the moment', () => {
    const [before, after] = [vi.fn(), vi.fn()];
    const view = mountPicture(element, props({ onPick: before }));
    point('click', 349, 349);
    view.update(props({ onPick: after }));
    point('click', 10, 60);
    expect(before.mock.calls).toEqual([[48]]);
    expect(after.mock.calls).toEqual([[7]]);
  });

  it('looks pressable only where it is', () => {
    const view = mountPicture(element, props());
    expect(canvas().style.cursor).toBe('pointer');
    view.update(props({ onPick: null }));
    expect(canvas().style.cursor).toBe('default');
  });

  it('names the hovered region', () => {
    mountPicture(element, props({ hovered: 17 }));
    const named = canvases.of(canvas())!.calls.filter(([name]) => name === 'fillText');
    expect(named.map(([, words]) => words)).toEqual(['C4']);
  });

  it('veils every hidden region and no shown one', () => {
    mountPicture(element, props({ shown: setOf([0, 1, 2]), veilHidden: true }));
    expect(calls().filter((name) => name === 'rect').length).toBe(46);
  });

  it('draws no line where nothing is asked for', () => {
    mountPicture(element, props());
    expect(calls().filter((name) => name === 'stroke' || name === 'fillText')).toEqual([]);
  });

  it('leaves nothing behind', () => {
    const onHover = vi.fn();
    const view = mountPicture(element, props({ onHover }));
    const old = canvas();
    view.destroy();
    old.dispatchEvent(new MouseEvent('pointermove', { clientX: 9, clientY: 9 }));
    expect(element.childElementCount).toBe(0);
    expect(onHover).not.toHaveBeenCalled();
  });
});
