/**
 * The one protocol that maps are measured under, here and in the tables.
 *
 * Small enough for a browser; `docs/measures.md` has the published values beside it.
 */
import { measureCards } from './cards.ts';
import type { MeasureSettings } from './mapMeasures.ts';

export const defaultMeasureSettings: MeasureSettings = {
  measures: measureCards.filter(({ needs }) => needs === null).map(({ id }) => id),
  steps: 28,
  blur: { taps: 11, sigma: 5 },
  removal: { cells: 14, sizes: 8, subsets: 32 },
  squares: 128,
  noise: { radius: 0.02, draws: 10 },
  boxes: [],
  seed: 1,
};
