/** What there is to know about VarGrad before running it. */
import type { MethodCard } from '../methodCard.ts';
import { noiseOptions } from './options.ts';

export const varGradCard: MethodCard = {
  id: 'var-grad',
  name: 'VarGrad',
  family: 'gradient',
  idea: 'How much the gradient differs between noisy copies of the picture: where the reaction of the network depends on details.',
  limit:
    'A pixel to which the network always reacts in the same way, however strongly, is left out; for and against look alike.',
  citation: 'Adebayo et al., Local Explanation Methods for Deep Neural Networks, ICLR Workshops 2018',
  options: noiseOptions,
  signed: false,
  enlarge: 'half-pixel',
  needs: ['gradient'],
  cost: 128,
};
