/** What there is to know about Grad-CAM before running it. */
import { scoreOption } from '../gradient/options.ts';
import type { MethodCard } from '../methodCard.ts';
import { layerOptions } from './options.ts';

export const gradCamCard: MethodCard = {
  id: 'grad-cam',
  name: 'Grad-CAM',
  family: 'class activation',
  idea: 'Which places of a late feature map push the score of the class up, and which push it down.',
  limit:
    'It is as coarse as the feature map, and adds up over a channel what speaks for the class here and against it there.',
  citation: 'Selvaraju et al., Grad-CAM, ICCV 2017',
  options: { ...layerOptions, ...scoreOption },
  signed: true,
  enlarge: 'half-pixel',
  needs: ['gradient', 'spatial layer'],
  cost: 3,
};
