/** One heat-map method run to its end, for every command that wants a map. */
import { FailureError } from '../src/core/failure.ts';
import type { MethodOptions } from '../src/core/methods/methodCard.ts';
import { settleOptions } from '../src/core/methods/cards.ts';
import type { Target } from '../src/core/methods/target.ts';
import type { SeenPicture } from '../src/core/regions/picture.ts';
import { inputTensor } from '../src/engine/inputTensor.ts';
import type { MapResult, MapSnapshot, Method } from '../src/engine/methods/method.ts';
import type { Preprocess } from '../src/engine/picture/preprocess.ts';
import type { Network } from '../src/network/graph.ts';
import type { Patterns } from '../src/network/patterns/patterns.ts';

/** The same on every run, so that a file made twice is one file. */
const SEED = 1;

export interface Explained {
  readonly network: Network;
  readonly preprocess: Preprocess;
  readonly picture: SeenPicture;
  readonly target: Target;
  /** How patterns are had, for methods that need them. */
  readonly patterns?: () => Promise<Patterns | null>;
}

/**
 * @param hear hears every snapshot
 * @throws FailureError with the method's own reason where it cannot explain this network
 */
export async function runMethod(
  method: Method,
  explained: Explained,
  options: MethodOptions = {},
  hear: (snapshot: MapSnapshot) => void = () => undefined,
): Promise<MapResult> {
  const { network, preprocess, picture, target } = explained;
  const patterns = (method.card.needs.includes('patterns') && (await explained.patterns?.())) || null;
  const refused = method.refusal({ network, target, options: settleOptions(method.card, options), patterns });
  if (refused !== null) throw new FailureError(refused);
  const input = inputTensor(picture, preprocess);
  try {
    const steps = method.run({ network, picture, preprocess, input, target, seed: SEED, patterns }, options);
    for (let next = await steps.next(); ; next = await steps.next()) {
      if (next.done) return next.value;
      hear(next.value);
    }
  } finally {
    input.dispose();
  }
}
