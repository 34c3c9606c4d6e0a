/**
 * The compositor whose pictures are already what the network takes.
 *
 * Preprocessing is affine, so it makes no difference whether it comes before or after
 * mixing; done before, it costs nothing per region set.
 */
import type { Compositor } from '../../core/regions/composite.ts';
import { createCompositor } from '../../core/regions/composite.ts';
import { hiddenValues, inputValues } from '../inputTensor.ts';
import type { MaskedSubject } from './evaluator.ts';

export function preprocessedCompositor({ picture, preprocess, baseline, grid, footprint }: MaskedSubject): Compositor {
  const { width, height } = picture;
  const shown = { width, height, rgb: inputValues(picture, preprocess) };
  const hidden = { kind: 'picture', rgb: hiddenValues(picture, preprocess, baseline) } as const;
  return createCompositor(shown, hidden, grid, footprint);
}
