/** A method run once more on another picture, for max-sensitivity: everything but the picture stays as it was. */
import type { HeatMap } from '../../core/maps/heatMap.ts';
import type { MethodOptions } from '../../core/methods/methodCard.ts';
import type { SeenPicture } from '../../core/regions/picture.ts';
import { inputTensor } from '../inputTensor.ts';
import type { Method, MethodContext } from '../methods/method.ts';

/** Yields as often as the method does; the map is its raw one. */
export type Rerun = (picture: SeenPicture) => AsyncGenerator<void, HeatMap, void>;

export function rerunOf(
  method: Method,
  context: Omit<MethodContext, 'picture' | 'input'>,
  options: MethodOptions,
): Rerun {
  return async function* (picture) {
    const input = inputTensor(picture, context.preprocess);
    const run = method.run({ ...context, picture, input }, options);
    try {
      for (;;) {
        const next = await run.next();
        if (next.done) return next.value.raw;
        yield;
      }
    } finally {
      // Left before its end it must let go of its own tensors first.
      await run.return(undefined as never);
      input.dispose();
    }
  };
}
