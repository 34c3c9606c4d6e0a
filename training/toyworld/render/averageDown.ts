/**
 * Many samples per pixel made one: light is averaged before it becomes sRGB, and a label
 * is the one most samples have. Does not know how the samples were taken.
 */
import { byteOf } from './colour.ts';
import type { Exposure } from './draw.ts';

export interface Rendering {
  readonly size: number;
  /** [size, size, 3] sRGB */
  readonly pixels: Uint8Array;
  /** [size, size] */
  readonly labels: Uint8Array;
}

function commonest(labels: readonly number[]): number {
  let best = labels[0] ?? 0;
  let most = 0;
  for (const label of labels) {
    const count = labels.filter((other) => other === label).length;
    if (count > most) [best, most] = [label, count];
  }
  return best;
}

/** @param samples how many samples of `exposure` lie along one side of a pixel; of labels equally common the first (by rows) is kept */
export function averageDown(exposure: Exposure, samples: number): Rendering {
  const wide = exposure.size;
  const size = wide / samples;
  const pixels = new Uint8Array(size * size * 3);
  const labels = new Uint8Array(size * size);
  const seen = new Array<number>(samples * samples).fill(0);
  for (let p = 0; p < size * size; p++) {
    const first = Math.floor(p / size) * samples * wide + (p % size) * samples;
    const sum: [number, number, number] = [0, 0, 0];
    for (let s = 0; s < samples * samples; s++) {
      const at = first + Math.floor(s / samples) * wide + (s % samples);
      seen[s] = exposure.labels[at] ?? 0;
      for (let k = 0; k < 3; k++) sum[k] = (sum[k] ?? 0) + (exposure.light[at * 3 + k] ?? 0);
    }
    labels[p] = commonest(seen);
    for (let k = 0; k < 3; k++) pixels[p * 3 + k] = byteOf((sum[k] ?? 0) / samples ** 2);
  }
  return { size, pixels, labels };
}
