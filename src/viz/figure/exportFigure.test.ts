// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeCanvases } from '../canvas/fakeCanvas.fixture.ts';
import { lightTheme } from '../theme.ts';
import { figurePicture, figurePng, figureSvg } from './exportFigure.ts';
import type { FigureProps } from './figureScene.ts';

let canvases: ReturnType<typeof fakeCanvases>;
let props: FigureProps;
const toBlob = (blob: Blob | null) =>
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => {
    done(blob);
  });

beforeEach(() => {
  canvases = fakeCanvases(10, 10);
  props = {
    title: 'Why peacock',
    sentence: [{ words: 'Any of these is enough.', strong: false }],
    formula: '',
    notes: [],
    picture: { source: document.createElement('canvas'), href: () => 'data:,picture' },
    aspect: 1,
    graph: { scene: [], bounds: null },
    theme: lightTheme,
  };
});

describe('the figure as a file', () => {
  it('is an SVG document that says its title and its sentence', () => {
    const svg = new DOMParser().parseFromString(figureSvg(props), 'image/svg+xml');
    expect(svg.querySelector('title')?.textContent).toBe('Why peacock');
    expect(svg.querySelector('text')?.textContent).toBe('Any of these is enough.');
  });

  it('is a PNG at the scale asked for, on paper', async () => {
    const blob = new Blob(['png']);
    const made = toBlob(blob);
    const width = Number(/width="(\d+)"/.exec(figureSvg(props))?.[1]);
    await expect(figurePng(props, 3)).resolves.toBe(blob);
    const canvas = made.mock.contexts[0] as HTMLCanvasElement;
    expect(canvas.width).toBe(width * 3);
    const recording = canvases.of(canvas)!;
    expect(recording.calls[0]).toEqual(['scale', 3, 3]);
    expect(recording.seen('fillRect', 'fillStyle')).toEqual([lightTheme.paper]);
  });

  it('says so where the browser cannot make it', async () => {
    toBlob(null);
    await expect(figurePng(props, 2)).rejects.toThrow('too large');
  });
});

describe('the picture of a figure', () => {
  const overlay = {
    grid: { rows: 2, cols: 2 },
    footprint: 'tile' as const,
    shown: null,
    veilHidden: false,
    hovered: null,
    gridLines: true,
    theme: lightTheme,
  };

  it('keeps its shape and carries its overlay', () => {
    const picture = { width: 60, height: 30, rgb: new Uint8ClampedArray(60 * 30 * 3) };
    const canvas = figurePicture(picture, overlay).source as HTMLCanvasElement;
    expect(canvas.width / canvas.height).toBe(2);
    expect(canvases.of(canvas)!.calls.filter(([name]) => name === 'stroke').length).toBe(1);
  });
});
