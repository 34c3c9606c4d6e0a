import { describe, expect, it } from 'vitest';
import { emptySet, setOf } from '../../core/regions/regionSet.ts';
import type { RecordingContext } from '../scene/recordingContext.fixture.ts';
import { recordingContext } from '../scene/recordingContext.fixture.ts';
import { darkTheme, lightTheme } from '../theme.ts';
import type { Overlay } from './picturePaint.ts';
import { paintOverlay } from './picturePaint.ts';

const size = { width: 210, height: 140 };
const overlay = (change: Partial<Overlay> = {}): Overlay => ({
  grid: { rows: 7, cols: 7 },
  footprint: 'tile',
  shown: null,
  veilHidden: false,
  hovered: null,
  gridLines: false,
  theme: lightTheme,
  ...change,
});
function painted(change: Partial<Overlay>): RecordingContext {
  const recording = recordingContext();
  paintOverlay(recording.context, size, overlay(change));
  return recording;
}
const argumentsOf = (recording: RecordingContext, call: string): unknown[][] =>
  recording.calls.filter(([name]) => name === call).map(([, ...rest]) => rest);

describe('the overlay', () => {
  it('of nothing is nothing', () => {
    expect(painted({}).calls).toEqual([]);
  });

  it('draws a grid between regions, not around the picture', () => {
    const lines = argumentsOf(painted({ gridLines: true }), 'moveTo');
    expect(lines.length).toBe(12);
    expect(lines).toContainEqual([30, 0]);
    expect(lines).not.toContainEqual([210, 0]);
  });

  it('puts grid lines where the footprint has its borders', () => {
    const lines = argumentsOf(painted({ gridLines: true, footprint: 'tent' }), 'moveTo');
    expect(lines[0]![0]).toBeCloseTo(210 / 12, 9);
  });

  it('outlines the shown set in white on a darker casing', () => {
    const recording = painted({ shown: setOf([24]) });
    expect(recording.seen('stroke', 'lineWidth')).toEqual([4, 2]);
    expect(recording.seen('stroke', 'strokeStyle')).toEqual(['rgba(20, 18, 14, 0.6)', '#ffffff']);
    expect(argumentsOf(recording, 'moveTo').length).toBe(4);
  });

  it('outlines further sets each by itself, so that neighbours stay two', () => {
    const recording = painted({ outlined: [setOf([24]), setOf([25])] });
    expect(recording.seen('stroke', 'lineWidth')).toEqual([3.5, 1.5, 3.5, 1.5]);
    expect(argumentsOf(recording, 'moveTo').length).toBe(8);
  });

  it('keeps an outline on the border of the picture inside it', () => {
    const ends = argumentsOf(painted({ shown: setOf([0]) }), 'moveTo');
    for (const [x, y] of ends as [number, number][]) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(1);
    }
  });

  it('veils what is hidden, in the paper of the theme, and everything for the empty set', () => {
    expect(argumentsOf(painted({ shown: setOf([0, 8]), veilHidden: true }), 'rect').length).toBe(47);
    expect(argumentsOf(painted({ shown: emptySet, veilHidden: true }), 'rect').length).toBe(49);
    const [light, dark] = [lightTheme, darkTheme].map((theme) =>
      painted({ shown: emptySet, veilHidden: true, theme }).seen('fill', 'fillStyle'),
    );
    expect(light).not.toEqual(dark);
  });

  it('does not veil where no set is shown', () => {
    expect(painted({ veilHidden: true }).calls).toEqual([]);
  });
});

describe('the hovered region', () => {
  const chip = (change: Partial<Overlay>): number[] => argumentsOf(painted(change), 'roundRect')[0] as number[];

  it('is lit in its own cell', () => {
    expect(argumentsOf(painted({ hovered: 8 }), 'fillRect')).toEqual([[30, 20, 30, 20]]);
  });

  it('has its name inside where there is room', () => {
    const [x, , width] = chip({ hovered: 0, grid: { rows: 2, cols: 2 } });
    expect(x! + width! / 2).toBeCloseTo(105 / 2, 9);
  });

  it('has its name beside a small cell, on the side with room, inside the picture', () => {
    for (const region of [0, 6, 42, 48]) {
      const [x, y, width, height] = chip({ hovered: region });
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x! + width!).toBeLessThanOrEqual(size.width);
      expect(y! + height!).toBeLessThanOrEqual(size.height);
    }
    expect(chip({ hovered: 6 })[0]).toBeLessThan(180);
    expect(chip({ hovered: 0 })[0]).toBeGreaterThan(30);
  });
});
