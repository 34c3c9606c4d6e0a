/** Masked pictures as peers are given them: preprocessed, composited in advance, in the layout they want. */
import type { Compositor } from '../src/core/regions/composite.ts';
import { createCompositor } from '../src/core/regions/composite.ts';
import { hiddenValues, inputValues } from '../src/engine/inputTensor.ts';
import type { MaskedSubject } from '../src/engine/scorer/evaluator.ts';

/** Writes preprocessed pictures, `[height, width, 3]`. */
export function preprocessedCompositor({ picture, preprocess, grid, footprint, baseline }: MaskedSubject): Compositor {
  const { width, height } = picture;
  const shown = { width, height, rgb: inputValues(picture, preprocess) };
  const hidden = { kind: 'picture', rgb: hiddenValues(picture, preprocess, baseline) } as const;
  return createCompositor(shown, hidden, grid, footprint);
}

/** `[pixels, 3]` as `[3, pixels]`. */
export function channelsFirst(picture: Float32Array): Float32Array {
  const pixels = picture.length / 3;
  return Float32Array.from(picture, (_, at) => picture[(at % pixels) * 3 + Math.floor(at / pixels)] ?? 0);
}
