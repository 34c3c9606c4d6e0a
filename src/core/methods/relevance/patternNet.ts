/** What there is to know about PatternNet before running it. */
import type { MethodCard } from '../methodCard.ts';

export const patternNetCard: MethodCard = {
  id: 'pattern-net',
  name: 'PatternNet',
  family: 'relevance',
  idea: 'Where in the picture the signal lies that moves the class’s neurons, traced back along what their inputs really do.',
  limit:
    'It shows the strength of a signal and not whether it speaks for or against; what is smooth grows from layer to layer, so an even background may outshine the thing.',
  citation: 'Kindermans et al., Learning How to Explain Neural Networks: PatternNet and PatternAttribution, ICLR 2018',
  options: {},
  signed: false,
  enlarge: 'half-pixel',
  needs: ['gradient', 'patterns'],
  cost: 10,
};
