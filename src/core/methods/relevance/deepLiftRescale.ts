/** What there is to know about DeepLIFT with the Rescale rule before running it. */
import type { MethodCard } from '../methodCard.ts';
import { deepLiftOptions } from './deepLiftOptions.ts';

export const deepLiftRescaleCard: MethodCard = {
  id: 'deeplift-rescale',
  name: 'DeepLIFT (Rescale)',
  family: 'relevance',
  idea: 'How much each pixel, by differing from a plain reference picture, adds to the difference in score.',
  limit: 'What looks like the reference gets nothing, and of two causes that hide each other only one gets the credit.',
  citation:
    'Shrikumar, Greenside and Kundaje, Learning Important Features Through Propagating Activation Differences, ICML 2017',
  options: deepLiftOptions,
  signed: true,
  enlarge: 'half-pixel',
  needs: ['gradient'],
  cost: 10,
};
