import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds, Camera } from './camera.ts';
import {
  boundsOf,
  fitCamera,
  frameCamera,
  LARGEST_FIT,
  panInto,
  sidesOf,
  SMALLEST_ROOTS_ZOOM,
  zoomed,
} from './camera.ts';

const view = { width: 800, height: 600 };
const onScreen = ({ left, top, right, bottom }: Bounds, { zoom, pan }: Camera): Bounds => ({
  left: left * zoom + pan.x,
  right: right * zoom + pan.x,
  top: top * zoom + pan.y,
  bottom: bottom * zoom + pan.y,
});

describe('the bounds of boxes', () => {
  it('hold every box, and are none for no box', () => {
    const bounds = boundsOf([
      { x: 0, y: 0, width: 10, height: 20 },
      { x: 100, y: 50, width: 20, height: 10 },
    ]);
    expect(bounds).toEqual({ left: -5, top: -10, right: 110, bottom: 55 });
    expect(boundsOf([])).toBeNull();
  });
});

describe('a camera that shows everything', () => {
  it('has all of it in view, centred beside the names of the layers, whatever its shape', () => {
    const length = fc.integer({ min: 1, max: 6000 });
    const place = fc.integer({ min: -3000, max: 3000 });
    fc.assert(
      fc.property(place, place, length, length, (x, y, width, height) => {
        const bounds = sidesOf({ x, y, width, height });
        const camera = fitCamera(bounds, view, 0);
        const seen = onScreen(bounds, camera);
        expect(seen.left).toBeGreaterThan(0);
        expect(seen.top).toBeGreaterThan(0);
        expect(seen.right).toBeLessThan(view.width);
        expect(seen.bottom).toBeLessThan(view.height);
        expect(seen.left + seen.right).toBeCloseTo(40 + view.width - 20, 5);
        expect(camera.zoom).toBeLessThanOrEqual(LARGEST_FIT);
      }),
    );
  });

  it('keeps the top in view where the whole would be too small to read', () => {
    const bounds = { left: 0, top: 0, right: 4000, bottom: 4000 };
    const camera = fitCamera(bounds, view, 0.6);
    expect(camera.zoom).toBe(0.6);
    expect(onScreen(bounds, camera).top).toBeGreaterThan(0);
    expect(onScreen(bounds, camera).top).toBeLessThan(60);
  });
});

describe('a camera on a graph too large to show', () => {
  const all = { left: -3000, top: 0, right: 3000, bottom: 1800 };
  const selected = { left: -2900, top: 1500, right: -2830, bottom: 1590 };
  const within = (box: Bounds, camera: Camera): boolean => {
    const { left, top, right, bottom } = onScreen(box, camera);
    return left >= 40 && top >= 22 && right <= view.width - 20 && bottom <= view.height - 22;
  };

  it('keeps the roots in view, wherever they stand, at a zoom that can be read', () => {
    for (const left of [-3000, -1000, 1800]) {
      const roots = { left, top: 0, right: left + 1000, bottom: 700 };
      const camera = frameCamera({ all, roots, selected: null }, view, 0.5);
      expect(camera.zoom).toBe(0.5);
      expect(within(roots, camera)).toBe(true);
    }
  });

  it('stands across the middle of the roots, but shows no emptiness beside the graph', () => {
    const middle = frameCamera(
      { all, roots: { left: 500, top: 0, right: 900, bottom: 100 }, selected: null },
      view,
      0.5,
    );
    expect(700 * middle.zoom + middle.pan.x).toBeCloseTo((40 + view.width - 20) / 2, 9);
    const edge = frameCamera(
      { all, roots: { left: 2900, top: 0, right: 3000, bottom: 100 }, selected: null },
      view,
      0.5,
    );
    expect(onScreen(all, edge).right).toBeCloseTo(view.width - 20, 9);
  });

  it('shows roots far apart smaller, but not beyond recognition', () => {
    const apart = { left: 0, top: 0, right: 1800, bottom: 700 };
    const camera = frameCamera({ all, roots: apart, selected: null }, view, 0.5);
    expect(camera.zoom).toBeCloseTo(740 / 1800, 9);
    expect(within(apart, camera)).toBe(true);
    expect(frameCamera({ all, roots: all, selected: null }, view, 0.5).zoom).toBe(SMALLEST_ROOTS_ZOOM);
  });

  it('has what is selected in view before all', () => {
    const roots = { left: 1800, top: 0, right: 2800, bottom: 700 };
    expect(within(selected, frameCamera({ all, roots, selected }, view, 0.5))).toBe(true);
  });

  it('is the same camera as ever where everything fits', () => {
    const small = { left: 0, top: 0, right: 400, bottom: 300 };
    expect(frameCamera({ all: small, roots: small, selected: null }, view, 0.5)).toEqual(fitCamera(small, view, 0.5));
  });
});

describe('bringing a box into view', () => {
  const camera = { zoom: 1, pan: { x: 0, y: 0 } };

  it('leaves the camera alone where it is in view already', () => {
    expect(panInto(camera, sidesOf({ x: 400, y: 300, width: 80, height: 80 }), view)).toEqual(camera);
  });

  it('pans no further than needed', () => {
    const box = sidesOf({ x: 900, y: -100, width: 80, height: 80 });
    const seen = onScreen(box, panInto(camera, box, view));
    expect(seen.right).toBe(view.width - 20);
    expect(seen.top).toBe(22);
  });
});

describe('zooming by a factor', () => {
  it('keeps the middle of the view where it is', () => {
    const camera = { zoom: 0.8, pan: { x: 33, y: -12 } };
    const next = zoomed(camera, 1.25, view);
    const middle = { x: (400 - camera.pan.x) / camera.zoom, y: (300 - camera.pan.y) / camera.zoom };
    expect(next.zoom).toBeCloseTo(1, 9);
    expect(middle.x * next.zoom + next.pan.x).toBeCloseTo(400, 9);
    expect(middle.y * next.zoom + next.pan.y).toBeCloseTo(300, 9);
  });

  it('ends at the limits', () => {
    expect(zoomed({ zoom: 1, pan: { x: 0, y: 0 } }, 1e6, view).zoom).toBe(4);
    expect(zoomed({ zoom: 1, pan: { x: 0, y: 0 } }, 1e-6, view).zoom).toBe(0.08);
  });
});
