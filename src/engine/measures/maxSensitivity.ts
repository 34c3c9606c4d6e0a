/** Max-sensitivity: the method itself, run again on the picture with a little noise (attribution.md §E.8). */
import type { HeatMap } from '../../core/maps/heatMap.ts';
import type { MeasureSettings } from '../../core/measures/mapMeasures.ts';
import { noisyPicture, relativeChange } from '../../core/measures/stability.ts';
import type { SeenPicture } from '../../core/regions/picture.ts';
import { seededRandom } from '../../core/seededRandom.ts';
import type { Rerun } from './rerun.ts';

/** Largest relative change of the raw map, null for a map of zeros. Yields 1 after every draw, 0 in between. */
export async function* maxSensitivity(
  picture: SeenPicture,
  raw: HeatMap,
  rerun: Rerun,
  { noise, seed }: Pick<MeasureSettings, 'noise' | 'seed'>,
): AsyncGenerator<number, number | null, void> {
  const random = seededRandom(seed);
  let largest: number | null = null;
  for (let draw = 0; draw < noise.draws; draw++) {
    const again = yield* silently(rerun(noisyPicture(picture, noise.radius, random)));
    const change = relativeChange(raw, again);
    if (change !== null) largest = Math.max(largest ?? 0, change);
    yield 1;
  }
  return largest;
}

async function* silently(run: ReturnType<Rerun>): AsyncGenerator<number, HeatMap, void> {
  try {
    for (;;) {
      const next = await run.next();
      if (next.done) return next.value;
      yield 0;
    }
  } finally {
    await run.return(undefined as never);
  }
}
