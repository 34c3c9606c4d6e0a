/** What there is to know about layer-wise relevance propagation with rules chosen one by one. */
import type { MethodCard } from '../methodCard.ts';
import { affineOption, biasOption, epsilonOptions } from './lrpOptions.ts';

const rules = ['z', 'epsilon', 'gamma', 'z-plus', 'alpha-beta', 'z-sign', 'w-square', 'flat'] as const;

export const lrpCard: MethodCard = {
  id: 'lrp',
  name: 'LRP, rule by rule',
  family: 'relevance',
  idea: 'The logit handed back layer by layer, with a rule of one’s own choice for each kind of layer.',
  limit: 'Rules change the map more than the network does, so a picture without its rules says nothing.',
  citation: 'Montavon et al., Layer-Wise Relevance Propagation: An Overview, in Explainable AI, Springer 2019',
  options: {
    first: {
      kind: 'choice',
      label: 'First layer',
      default: 'z-box',
      choices: ['as the others', ...rules, 'z-box'],
    },
    convolution: { kind: 'choice', label: 'Convolutions', default: 'z-sign', choices: rules },
    dense: { kind: 'choice', label: 'Dense layers', default: 'epsilon', choices: rules },
    ...epsilonOptions(0.01, 'rms'),
    gamma: { kind: 'number', label: 'γ', default: 0.25, min: 0, max: 100, step: 0.05 },
    alpha: { kind: 'number', label: 'α (β = α − 1)', default: 2, min: 1, max: 5, step: 0.5 },
    ...biasOption,
    ...affineOption,
    addends: {
      kind: 'choice',
      label: 'Sums and averages share among',
      default: 'same sign',
      choices: ['all', 'same sign'],
    },
  },
  signed: true,
  enlarge: 'half-pixel',
  needs: ['gradient'],
  cost: 16,
};
