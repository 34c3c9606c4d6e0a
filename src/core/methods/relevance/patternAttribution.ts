/** What there is to know about PatternAttribution before running it. */
import type { MethodCard } from '../methodCard.ts';

export const patternAttributionCard: MethodCard = {
  id: 'pattern-attribution',
  name: 'PatternAttribution',
  family: 'relevance',
  idea: 'How much the signal at each pixel contributed to the score, with what only cancels noise left out.',
  limit:
    'It needs patterns estimated from pictures like those the network was trained on, and through sums of branches it is an extension of ours.',
  citation: 'Kindermans et al., Learning How to Explain Neural Networks: PatternNet and PatternAttribution, ICLR 2018',
  options: {},
  signed: true,
  enlarge: 'half-pixel',
  needs: ['gradient', 'patterns'],
  cost: 10,
};
