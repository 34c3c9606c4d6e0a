import { describe, expect, it } from 'vitest';
import { tourAloud, tourPlace, tourText, type TourStop } from './tour.ts';

const facts = { className: 'school bus', confidence: 0.964, roots: 3 };
const stops: readonly TourStop[] = ['prediction', 'maps', 'roots', 'graph', 'inspector', 'picture'];

describe('the words of the tour', () => {
  it('speak of the result on the page', () => {
    expect(tourText('prediction', facts).text).toMatch(/school bus, and is 96\.4\s% sure/);
    expect(tourText('roots', facts).text).toContain('these 3 combinations');
  });

  it('do not ask to press another where there is only one', () => {
    const alone = tourText('roots', { ...facts, roots: 1 });
    expect(alone.ask).toBeNull();
    expect(alone.text).toContain('This combination');
  });

  it('say something of their own at every stop', () => {
    for (const part of ['title', 'text'] as const)
      expect(new Set(stops.map((stop) => tourText(stop, facts)[part])).size).toBe(stops.length);
  });

  it('have a word of praise wherever they ask for something', () => {
    for (const stop of stops) {
      const { ask, done } = tourText(stop, facts);
      if (ask !== null) expect(done, stop).not.toBe('');
    }
  });

  it('fit a small card', () => {
    for (const stop of stops) expect(tourText(stop, facts).text.length, stop).toBeLessThan(150);
  });

  it('are heard in one breath, with their place', () => {
    const said = tourAloud(tourPlace(2, 6), tourText('maps', facts));
    expect(said).toMatch(/^Tour, 2 of 6: The usual answer: a heat map\. It colours .* Lay one over the picture\.$/);
    expect(tourAloud(tourPlace(5, 6), tourText('inspector', facts))).not.toContain('null');
  });
});
