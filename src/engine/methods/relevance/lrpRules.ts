/**
 * Rules of relevance by the names that options give them.
 *
 * Options are settled before they come here, so a name that is not known is one that
 * stands for the default.
 */
import type { MethodOptions } from '../../../core/methods/methodCard.ts';
import { boundsAt, coverageAt, type PictureBounds } from '../../../network/rules/lrp/bounds.ts';
import {
  alphaBeta,
  epsilon,
  flat,
  gamma,
  wSquare,
  zBox,
  zero,
  zPlus,
  zSign,
  type LinearRule,
} from '../../../network/rules/lrp/linear.ts';
import type { Stabiliser } from '../../../network/rules/lrp/share.ts';

/** For a layer inside the network; it has no bounds, and all its inputs are real. */
export function ruleNamed(name: unknown, options: MethodOptions): LinearRule {
  switch (name) {
    case 'epsilon':
      return epsilon(stabiliserOf(options));
    case 'gamma':
      return gamma(Number(options['gamma']), stabiliserOf(options));
    case 'z-plus':
      return zPlus;
    case 'alpha-beta':
      return alphaBeta(Number(options['alpha']), biasOf(options));
    case 'z-sign':
      return zSign;
    case 'w-square':
      return wSquare('everywhere');
    case 'flat':
      return flat('everywhere');
    default:
      return zero;
  }
}

/** For the layer that reads the picture; null where it is treated as the others. */
export function firstRuleNamed(name: unknown, options: MethodOptions, bounds: PictureBounds): LinearRule | null {
  switch (name) {
    case 'as the others':
      return null;
    case 'flat':
      return flat((visit) => coverageAt(visit, bounds));
    case 'w-square':
      return wSquare((visit) => coverageAt(visit, bounds));
    case 'z-box':
      return zBox((visit) => boundsAt(visit, bounds));
    default:
      return ruleNamed(name, options);
  }
}

export function stabiliserOf(options: MethodOptions): Stabiliser {
  return { epsilon: Number(options['epsilon']), unit: options['unit'] === 'rms' ? 'rms' : 'absolute' };
}

export const biasOf = (options: MethodOptions): 'split' | 'ignored' =>
  options['bias'] === 'ignored' ? 'ignored' : 'split';
