/** What there is to know about the plain gradient before running it. */
import type { MethodCard } from '../methodCard.ts';
import { scoreOption } from './options.ts';

export const gradientCard: MethodCard = {
  id: 'gradient',
  name: 'Gradient',
  family: 'gradient',
  idea: 'How much the score of the class would rise if a pixel became a little brighter, all three colours added up.',
  limit:
    'It tells what would change the score, not what made it: where the network is sure it is close to noise, and bright and dark things differ in sign.',
  citation: 'Baehrens et al., How to Explain Individual Classification Decisions, JMLR 2010',
  options: scoreOption,
  signed: true,
  enlarge: 'half-pixel',
  needs: ['gradient'],
  cost: 4,
};
