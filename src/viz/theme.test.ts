import { describe, expect, it } from 'vitest';
import { darkTheme, lightTheme } from './theme.ts';

/** Contrast ratio of two `#rrggbb` colours, WCAG 2.2. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => {
    const [r, g, bl] = [1, 3, 5].map((at) => {
      const c = parseInt(hex.slice(at, at + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * bl!;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each([lightTheme, darkTheme])('the $scheme theme', (theme) => {
  it.each(['ink', 'quietInk', 'enough', 'warm'] as const)('sets text in %s at 4.5 : 1 or better', (role) => {
    expect(contrast(theme[role], theme.paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme[role], theme.card)).toBeGreaterThanOrEqual(4.5);
  });

  it('draws frames and rings that carry meaning at 3 : 1 or better', () => {
    for (const role of ['enough', 'warm', 'focus'] as const) {
      expect(contrast(theme[role], theme.paper)).toBeGreaterThanOrEqual(3);
    }
  });
});
