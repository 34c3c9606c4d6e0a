/**
 * Whether a map foretells what the score loses when pieces of the picture are hidden:
 * sensitivity-n (Ancona et al. 2018; attribution.md §E.7) and infidelity (Yeh et al. 2019;
 * §E.8).
 *
 * Both take sums of the map over the pieces beside the losses, in the same order, and
 * neither changes when the map is multiplied by a positive number.
 */
import { correlationOf } from './correlation.ts';
import type { SensitivityCurve } from './mapMeasures.ts';

/** @param asked for every number of hidden cells, the sums of the map and the losses of the score */
export function sensitivityCurve(
  asked: readonly { readonly size: number; readonly sums: ArrayLike<number>; readonly losses: ArrayLike<number> }[],
): SensitivityCurve {
  return {
    sizes: asked.map(({ size }) => size),
    correlations: asked.map(({ sums, losses }) => correlationOf(sums, losses)),
  };
}

/** Mean over the numbers of hidden cells that have an answer; null where none has. */
export function meanSensitivity({ correlations }: SensitivityCurve): number | null {
  const known = correlations.filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
}

export interface Infidelity {
  /** Mean squared error of foretelling the losses, ≥ 0. */
  readonly error: number;
  /** What the map was multiplied by to make that smallest; 0 for a map that is 0 on every piece. */
  readonly scale: number;
}

/** Both lists are of one length, at least 1. */
export function infidelityOf(sums: ArrayLike<number>, losses: ArrayLike<number>): Infidelity {
  let [both, own] = [0, 0];
  for (let at = 0; at < sums.length; at++) {
    both += (sums[at] ?? 0) * (losses[at] ?? 0);
    own += (sums[at] ?? 0) ** 2;
  }
  const scale = own === 0 ? 0 : both / own;
  let error = 0;
  for (let at = 0; at < sums.length; at++) error += (scale * (sums[at] ?? 0) - (losses[at] ?? 0)) ** 2;
  return { error: error / sums.length, scale };
}
