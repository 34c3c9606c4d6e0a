import { describe, expect, it } from 'vitest';
import { quarters } from '../../core/truth/toyFamilies.fixture.ts';
import { recordingContext } from '../scene/recordingContext.fixture.ts';
import { lightTheme } from '../theme.ts';
import { partColour } from './partColours.ts';
import { paintParts } from './partsPaint.ts';
import { paintOverlay } from './picturePaint.ts';

const size = { width: 160, height: 160 };
const painted = (parts = quarters) => {
  const { context, calls } = recordingContext();
  paintParts(context, size, parts, lightTheme);
  return calls;
};

describe('the parts over the picture', () => {
  it('have a number each, from one, on the part', () => {
    const texts = painted().filter(([name]) => name === 'fillText');
    expect(texts.map(([, text]) => text)).toEqual(['1', '2', '3']);
    const [, , x, y] = texts[0]!;
    expect(Number(x)).toBeLessThan(80);
    expect(Number(y)).toBeLessThan(80);
  });

  it('keep their numbers inside the picture', () => {
    const corner = { ...quarters, parts: [quarters.parts[0]!], labels: Uint8Array.of(2, ...new Uint8Array(63)) };
    const [, x, y] = painted(corner).find(([name]) => name === 'arc') ?? [];
    expect([Number(x) > 8, Number(y) > 8]).toEqual([true, true]);
  });

  it('are as many shapes as there are parts, and none where there are none', () => {
    expect(painted().filter(([name]) => name === 'arc')).toHaveLength(3);
    expect(painted({ ...quarters, parts: [] }).filter(([name]) => name === 'arc')).toHaveLength(0);
  });

  it('lie under the outline of what is shown, and only where they are asked for', () => {
    const overlay = { grid: { rows: 2, cols: 2 }, footprint: 'tile', shown: null, veilHidden: false } as const;
    const { context, calls } = recordingContext();
    const rest = { ...overlay, hovered: null, gridLines: false, theme: lightTheme };
    paintOverlay(context, size, rest);
    expect(calls).toEqual([]);
    paintOverlay(context, size, { ...rest, parts: quarters });
    expect(calls.filter(([name]) => name === 'fillText')).toHaveLength(3);
  });

  it('have colours of their own, as many as a thing has parts', () => {
    expect(new Set([0, 1, 2, 3, 4, 5].map(partColour)).size).toBe(6);
    expect(partColour(7)).toBe(partColour(0));
  });
});
