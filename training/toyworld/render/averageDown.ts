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

/** The label most samples of a pixel have; `first` is its first sample. */
function commonest(labels: Uint8Array, first: number, samples: number, wide: number): number {
  let best = labels[first] ?? 0;
  let most = 0;
  for (let s = 0; s < samples * samples && most <= (samples * samples) / 2; s++) {
    const label = labels[first + Math.floor(s / samples) * wide + (s % samples)] ?? 0;
    let count = 0;
    for (let other = 0; other < samples * samples; other++) {
      if (labels[first + Math.floor(other / samples) * wide + (other % samples)] === label) count++;
    }
    if (count > most) {
      best = label;
      most = count;
    }
  }
  return best;
}

/** @param samples how many samples of `exposure` lie along one side of a pixel; of labels equally common the first (by rows) is kept */
export function averageDown(exposure: Exposure, samples: number): Rendering {
  const wide = exposure.size;
  const size = wide / samples;
  const pixels = new Uint8Array(size * size * 3);
  const labels = new Uint8Array(size * size);
  for (let p = 0; p < size * size; p++) {
    const first = Math.floor(p / size) * samples * wide + (p % size) * samples;
    labels[p] = commonest(exposure.labels, first, samples, wide);
    for (let k = 0; k < 3; k++) {
      let sum = 0;
      for (let s = 0; s < samples * samples; s++) {
        sum += exposure.light[(first + Math.floor(s / samples) * wide + (s % samples)) * 3 + k] ?? 0;
      }
      pixels[p * 3 + k] = byteOf(sum / samples ** 2);
    }
  }
  return { size, pixels, labels };
}
