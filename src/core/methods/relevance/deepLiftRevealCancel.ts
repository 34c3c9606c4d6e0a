/**
 * What there is to know about DeepLIFT with the RevealCancel rule before running it.
 *
 * The authors use the rule after dense layers and Rescale after convolutions; in most
 * classifiers no rectifier follows a dense layer, so here it applies everywhere.
 */
import type { MethodCard } from '../methodCard.ts';
import { deepLiftOptions } from './deepLiftOptions.ts';

export const deepLiftRevealCancelCard: MethodCard = {
  id: 'deeplift-reveal-cancel',
  name: 'DeepLIFT (RevealCancel)',
  family: 'relevance',
  idea: 'How much each pixel adds to the difference in score from a plain reference, causes that cancel each other included.',
  limit:
    'What looks like the reference gets nothing, and on deep networks large positive and negative amounts that cancel drown the rest.',
  citation:
    'Shrikumar, Greenside and Kundaje, Learning Important Features Through Propagating Activation Differences, ICML 2017',
  options: {
    ...deepLiftOptions,
    after: {
      kind: 'choice',
      label: 'Effects are parted after',
      default: 'every layer',
      choices: ['every layer', 'dense layers'],
    },
  },
  signed: true,
  enlarge: 'half-pixel',
  needs: ['gradient'],
  cost: 35,
};
