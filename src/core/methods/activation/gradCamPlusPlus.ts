/**
 * What there is to know about Grad-CAM++ before running it.
 *
 * Weights are shared out within a channel as the authors' code does; the other
 * choice is what pytorch-grad-cam does (attribution.md §A.3).
 */
import { scoreOption } from '../gradient/options.ts';
import type { MethodCard } from '../methodCard.ts';
import { layerOptions } from './options.ts';

export const gradCamPlusPlusCard: MethodCard = {
  id: 'grad-cam-plus-plus',
  name: 'Grad-CAM++',
  family: 'class activation',
  idea: 'Where a feature map is active in channels that some place would like to be more active, so that small and repeated objects count too.',
  limit:
    'It leaves out all that speaks against the class, its weights mean something only where no activation is negative, and it is as coarse as the feature map.',
  citation: 'Chattopadhyay et al., Grad-CAM++, WACV 2018',
  options: {
    ...layerOptions,
    ...scoreOption,
    normalizeAlpha: {
      kind: 'choice',
      label: 'Weights of a channel',
      default: 'sum to one',
      choices: ['sum to one', 'as they are'],
    },
  },
  signed: false,
  enlarge: 'half-pixel',
  needs: ['gradient', 'spatial layer'],
  cost: 3,
};
