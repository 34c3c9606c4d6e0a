/** What there is to know about L2-CAF before running it. */
import type { MethodCard } from '../methodCard.ts';

export const l2CafCard: MethodCard = {
  id: 'l2-caf',
  name: 'L2-CAF',
  family: 'attention filter',
  idea: 'Which places of a feature map to let through, when their sum of squares is fixed, for the class to come out best or for the answer to stay as it is.',
  limit:
    'As published the sign of the filter is dropped, so places that speak against the class light up too, and against a thousand competitors the map shows what sets the class apart from all of them at once.',
  citation: 'Taha et al., A Generic Visualization Approach for Convolutional Neural Networks, ECCV 2020',
  options: {
    goal: { kind: 'choice', label: 'Keep', default: 'class', choices: ['class', 'all classes'] },
    filter: { kind: 'choice', label: 'Filter', default: 'l2', choices: ['l2', 'softmax', 'gauss'] },
    mode: { kind: 'choice', label: 'Search', default: 'fast', choices: ['instant', 'fast', 'slow'] },
    layer: { kind: 'layer', label: 'Layer', default: null },
    optimiser: { kind: 'choice', label: 'Optimiser', default: 'adam', choices: ['adam', 'sgd'] },
    iterations: { kind: 'number', label: 'Iterations at most', default: 1000, min: 10, max: 1000, step: 10 },
    tolerance: {
      kind: 'number',
      label: 'Smallest gain in 50 iterations',
      default: 1e-5,
      min: 0,
      max: 1e-3,
      step: 1e-6,
    },
    competitors: { kind: 'choice', label: 'Competing classes', default: 'all', choices: ['all', 'top 5'] },
    sign: { kind: 'choice', label: 'Shown', default: 'absolute', choices: ['absolute', 'signed'] },
  },
  signed: true,
  enlarge: 'half-pixel',
  needs: ['gradient', 'spatial layer'],
  cost: 4,
};
