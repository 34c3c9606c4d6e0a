/** Layer-wise relevance propagation with a rule of the reader's choice for each kind of layer. */
import { lrpCard } from '../../../core/methods/relevance/lrp.ts';
import type { Method } from '../method.ts';
import { relevanceMethod } from './lrpMethod.ts';
import { firstRuleNamed, ruleNamed } from './lrpRules.ts';

export const lrp: Method = relevanceMethod({
  card: lrpCard,
  recipeOf: (options, bounds) => ({
    first: firstRuleNamed(options['first'], options, bounds),
    convolution: ruleNamed(options['convolution'], options),
    dense: ruleNamed(options['dense'], options),
    affine: options['affine'] === 'z' ? 'z' : 'pass',
    addends: options['addends'] === 'all' ? 'all' : 'same sign',
  }),
});
