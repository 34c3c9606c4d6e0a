/**
 * Occlusion (Zeiler and Fergus 2014): hide a window, see how much the score falls, move on:
 * `R = f(x) − f(x with the window at the baseline)` (attribution.md §F.1).
 *
 * Every pixel gets the mean of R over the windows that cover it, so that the corners, which
 * fewer windows reach, are not made pale. For a linear score R is exactly `Σ w (x − b)` over the window.
 */
import type * as tf from '@tensorflow/tfjs-core';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import type { perturbationBaselines } from '../../../core/methods/perturbation/baselines.ts';
import { occlusionCard } from '../../../core/methods/perturbation/occlusion.ts';
import { pause } from '../../pause.ts';
import { mapResult } from '../mapResult.ts';
import type { MapResult, MapSnapshot, Method, MethodContext } from '../method.ts';
import type { PictureScore, ScoreKind } from '../score.ts';
import { scoreOf } from '../score.ts';
import { batchSizeFor, scoresOf } from './askInBatches.ts';
import { hiddenInput } from './hiddenInput.ts';
import { wholePixels } from './inProportion.ts';
import { createMaskedPictures } from './maskedPictures.ts';
import type { Window } from './slidingWindows.ts';
import { maskOfWindow, slidingWindows } from './slidingWindows.ts';

export const occlusion: Method = {
  card: occlusionCard,
  refusal: () => null,
  async *run(context, options): AsyncGenerator<MapSnapshot, MapResult, void> {
    const started = performance.now();
    const { picture } = context;
    const settled = settleOptions(occlusionCard, options);
    const [side, stride] = [
      wholePixels(Number(settled['window']), picture),
      wholePixels(Number(settled['stride']), picture),
    ];
    const windows = slidingWindows(picture, side, stride);
    const drops = createDrops(picture.width, picture.height);
    const score = scoreOf(context.network, context.target, settled['score'] as ScoreKind);
    const kind = settled['baseline'] as (typeof perturbationBaselines)[number];
    for await (const part of askWindows(context, kind, score, windows)) {
      part.drops.forEach((drop, i) => {
        drops.add(part.windows[i] as Window, drop);
      });
      yield { raw: drops.mean(), step: part.asked, steps: windows.length };
    }
    const passes = { forwards: windows.length + 1, backwards: 0 };
    return mapResult({ card: occlusionCard, context, options: settled, raw: drops.mean(), passes, started });
  },
};

interface Asked {
  readonly windows: readonly Window[];
  /** By how much hiding each lowers the score. */
  readonly drops: Float32Array;
  /** Windows asked so far. */
  readonly asked: number;
}

async function* askWindows(
  context: MethodContext,
  kind: (typeof perturbationBaselines)[number],
  score: PictureScore,
  windows: readonly Window[],
): AsyncGenerator<Asked, void, void> {
  const { input, network, picture } = context;
  const hidden = hiddenInput(context, kind);
  const pictures = createMaskedPictures(input, hidden);
  try {
    const whole = await wholeScore(score, input);
    const size = batchSizeFor(network);
    for (let from = 0; from < windows.length; from += size) {
      const some = windows.slice(from, from + size);
      const masks = some.map((window) => maskOfWindow(window, picture));
      const values = await scoresOf(score, pictures, masks);
      yield { windows: some, drops: values.map((value) => whole - value), asked: from + some.length };
      await pause();
    }
  } finally {
    pictures.dispose();
    hidden.dispose();
  }
}

async function wholeScore(score: PictureScore, input: tf.Tensor4D): Promise<number> {
  const value = score.value(input);
  try {
    return (await value.data<'float32'>())[0] ?? 0;
  } finally {
    value.dispose();
  }
}

/** The mean drop over the windows that cover each pixel; 0 where none has yet. */
function createDrops(width: number, height: number) {
  const sums = new Float64Array(width * height);
  const counts = new Uint32Array(width * height);
  return {
    add(window: Window, drop: number): void {
      for (let y = window.top; y < window.top + window.height; y++) {
        for (let x = window.left; x < window.left + window.width; x++) {
          const at = y * width + x;
          sums[at] = (sums[at] ?? 0) + drop;
          counts[at] = (counts[at] ?? 0) + 1;
        }
      }
    },
    mean: (): HeatMap => ({
      width,
      height,
      signed: true,
      values: Float32Array.from(sums, (sum, at) => sum / Math.max(1, counts[at] ?? 0)),
    }),
  };
}
