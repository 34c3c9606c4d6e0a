/** What there is to know about Deep Taylor decomposition before running it. */
import type { MethodCard } from '../methodCard.ts';

export const deepTaylorCard: MethodCard = {
  id: 'deep-taylor',
  name: 'Deep Taylor decomposition',
  family: 'relevance',
  idea: 'A positive logit shared out among the pixels by first-order expansions of every neuron; biases get no share.',
  limit:
    'It has no evidence against a class, nothing to say where the logit is negative, and needs rectifiers throughout.',
  citation: 'Montavon et al., Explaining NonLinear Classification Decisions with Deep Taylor Decomposition, PR 2017',
  options: {
    first: {
      kind: 'choice',
      label: 'First layer: pixels have bounds (z-box), or none (w-square)',
      default: 'z-box',
      choices: ['z-box', 'w-square'],
    },
    hidden: {
      kind: 'choice',
      label:
        'Hidden layers: a neuron that fires from its bias alone keeps its relevance (z-plus), or shares it (z-sign)',
      default: 'z-plus',
      choices: ['z-plus', 'z-sign'],
    },
  },
  signed: true,
  enlarge: 'half-pixel',
  needs: ['gradient'],
  cost: 10,
};
