/**
 * What there is to know about Expected Gradients before running them.
 *
 * The method asks for pictures of the training set, which a browser does not have; the
 * ten that stand in for them are named in the idea, for the result depends on them.
 */
import type { MethodCard } from '../methodCard.ts';
import { scoreOption } from './options.ts';

export const expectedGradientsCard: MethodCard = {
  id: 'expected-gradients',
  name: 'Expected Gradients',
  family: 'gradient',
  idea: 'Integrated Gradients averaged over ten pictures to start from: black, grey, white and mean colour, three blurred copies of the picture, and noise of three strengths.',
  limit:
    'Those ten stand in for the training set, which is not here, and the result is an average over random draws: few of them leave grain.',
  citation:
    'Erion et al., Improving Performance of Deep Learning Models with Axiomatic Attribution Priors and Expected Gradients, Nature Machine Intelligence 2021',
  options: {
    samples: { kind: 'number', label: 'Draws', default: 64, min: 1, max: 1024, step: 1 },
    ...scoreOption,
  },
  signed: true,
  enlarge: 'half-pixel',
  needs: ['gradient'],
  cost: 270,
};
