/**
 * Layer-wise relevance propagation by the sets of rules that have names (gradient-methods.md §2.4).
 *
 * Presets A and B are those of iNNvestigate without the mistake in their bias; ε⁺ and the
 * γ set are those of zennit. Where products count by sign, sums and averages share by
 * sign too, for branches that cancel would multiply relevance.
 */
import type { MethodCard, MethodOptions } from '../../../core/methods/methodCard.ts';
import {
  lrpAFlatCard,
  lrpBFlatCard,
  lrpEpsilonCard,
  lrpEpsilonPlusFlatCard,
  lrpGammaCard,
  lrpZCard,
  lrpZPlusCard,
} from '../../../core/methods/relevance/lrpPresets.ts';
import { alphaBeta, epsilon, gamma, zero, zPlus, type LinearRule } from '../../../network/rules/lrp/linear.ts';
import type { Addends } from '../../../network/rules/lrp/nodes.ts';
import type { Method } from '../method.ts';
import { relevanceMethod } from './lrpMethod.ts';
import { biasOf, firstRuleNamed, stabiliserOf } from './lrpRules.ts';

const epsilonOf = (options: MethodOptions): LinearRule => epsilon(stabiliserOf(options));

/** @param dense for dense layers, where they have a rule of their own */
function preset(
  card: MethodCard,
  addends: Addends,
  convolution: (options: MethodOptions) => LinearRule,
  dense: (options: MethodOptions) => LinearRule = convolution,
): Method {
  return relevanceMethod({
    card,
    recipeOf: (options, bounds) => ({
      first: firstRuleNamed(options['first'] ?? 'as the others', options, bounds),
      convolution: convolution(options),
      dense: dense(options),
      affine: options['affine'] === 'z' ? 'z' : 'pass',
      addends,
    }),
  });
}

export const lrpZ = preset(lrpZCard, 'all', () => zero);

export const lrpEpsilon = preset(lrpEpsilonCard, 'all', epsilonOf);

export const lrpGamma = preset(
  lrpGammaCard,
  'all',
  (options) => gamma(Number(options['gamma']), stabiliserOf(options)),
  epsilonOf,
);

export const lrpZPlus = preset(lrpZPlusCard, 'same sign', () => zPlus);

export const lrpAFlat = preset(lrpAFlatCard, 'same sign', (options) => alphaBeta(1, biasOf(options)), epsilonOf);

export const lrpBFlat = preset(lrpBFlatCard, 'same sign', (options) => alphaBeta(2, biasOf(options)), epsilonOf);

export const lrpEpsilonPlusFlat = preset(lrpEpsilonPlusFlatCard, 'same sign', () => zPlus, epsilonOf);
