/** What there is to know about guided backpropagation before running it. */
import type { MethodCard } from '../methodCard.ts';

export const guidedBackpropCard: MethodCard = {
  id: 'guided-backprop',
  name: 'Guided Backprop',
  family: 'gradient',
  idea: 'Which pixels switch on the units that speak for the class, all that speaks against it left out on the way back.',
  limit:
    'It mostly repaints the edges of the picture: it changes little when the class, or even the weights of the late layers, are changed.',
  citation: 'Springenberg et al., Striving for Simplicity, ICLR Workshops 2015',
  options: {},
  signed: true,
  enlarge: 'half-pixel',
  needs: ['gradient'],
  cost: 4,
};
