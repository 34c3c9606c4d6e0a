import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeatMap } from '../core/maps/heatMap.ts';
import { noConvergence, shrunk, withSnapshot } from './convergence.ts';
import { emptyMap } from './initialState.ts';
import { mapResult, openReadyPage, showPicture, type Page } from './page.fixture.ts';

const heat = (width: number, height: number, values: readonly number[] = []): HeatMap => ({
  width,
  height,
  signed: false,
  values: Float32Array.from({ length: width * height }, (_, at) => values[at] ?? 0),
});

/** What is kept of a run of so many snapshots, numbered from 1. */
function keptOf(count: number) {
  let convergence = noConvergence;
  for (let step = 1; step <= count; step++)
    convergence = withSnapshot(convergence, { raw: heat(1, 1), step, steps: count });
  return convergence;
}

describe('the snapshots kept of a run', () => {
  it('are all of a short one', () => {
    expect(keptOf(24).kept.map(({ step }) => step)).toEqual(Array.from({ length: 24 }, (_, at) => at + 1));
    expect(noConvergence.kept).toEqual([]);
  });

  it('are never more than 24, never fewer than 12 of a long one, evenly spaced from the first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 25, max: 3000 }), (count) => {
        const { kept, every, seen, latest } = keptOf(count);
        expect(kept.length).toBeGreaterThanOrEqual(12);
        expect(kept.length).toBeLessThanOrEqual(24);
        expect(kept.map(({ step }) => step)).toEqual(kept.map((_, at) => 1 + at * every));
        expect(count - (kept.at(-1)?.step ?? 0)).toBeLessThan(every);
        expect([seen, latest]).toEqual([count, { step: count, steps: count }]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a map made small enough to be kept', () => {
  it('is itself where it is small already', () => {
    const map = heat(56, 3);
    expect(shrunk(map)).toBe(map);
  });

  it('has the means of its blocks, those at the border too', () => {
    const wide = heat(57, 2, [1, 3, ...Array.from({ length: 54 }, () => 0), 8]);
    const small = shrunk(wide);
    expect([small.width, small.height]).toEqual([29, 1]);
    expect([small.values[0], small.values[1], small.values[28]]).toEqual([1, 0, 4]);
  });

  it('is never larger than 56 × 56 and keeps its mean where blocks are whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (width, height) => {
        const { values, ...size } = shrunk(heat(width, height));
        expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(56);
        expect(values).toHaveLength(size.width * size.height);
      }),
      { numRuns: 50 },
    );
    const map = heat(
      224,
      224,
      Array.from({ length: 224 * 224 }, (_, at) => at % 7),
    );
    const mean = ({ values }: HeatMap) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(shrunk(map))).toBeCloseTo(mean(map), 4);
  });
});

describe('the convergence of a map on the page', () => {
  const steps = (page: Page) => page.getState().maps['grad-cam']?.convergence.kept.map(({ step }) => step);
  const run = async (): Promise<Page> => {
    const page = await openReadyPage();
    await showPicture(page);
    for (const step of [1, 2, 3]) page.engine.last('map').progress({ raw: heat(2, 2), step, steps: 3 });
    return page;
  };

  it('is written down as the snapshots come, and stays with the result', async () => {
    const page = await run();
    expect(steps(page)).toEqual([1, 2, 3]);
    await page.engine.last('map').done(mapResult('grad-cam'));
    expect(steps(page)).toEqual([1, 2, 3]);
  });

  it('is forgotten by a new run, and with the class it was about', async () => {
    const page = await run();
    await page.engine.last('map').done(mapResult('grad-cam'));
    page.actions.changeMapOptions('grad-cam', { score: 'confidence' });
    await page.engine.last('explain').fail({ kind: 'internal', detail: '' });
    expect(page.engine.last('map').input.method).toBe('grad-cam');
    expect(steps(page)).toEqual([]);
    page.engine.last('map').progress({ raw: heat(2, 2), step: 1, steps: 1 });
    page.actions.chooseClass(0);
    expect(page.getState().maps['grad-cam']?.convergence).toBe(emptyMap.convergence);
  });
});
