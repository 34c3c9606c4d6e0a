/**
 * What there is to know about Score-CAM before running it.
 *
 * Weights as in the authors' code (*probability*), in the paper (*softmax of increase*) or in
 * pytorch-grad-cam (*softmax of logit*, often nearly one channel alone); attribution.md §A.4.
 * With fewer than all channels it is the cheaper Faster-Score-CAM.
 */
import type { MethodCard } from '../methodCard.ts';
import { layerOptions } from './options.ts';

export const scoreCamCard: MethodCard = {
  id: 'score-cam',
  name: 'Score-CAM',
  family: 'class activation',
  idea: 'Where the channels of a feature map are active, each weighted by how well the class survives when only what that channel sees is left of the picture.',
  limit:
    'What a channel leaves out is shown as the mean colour, which the network has never seen, and a network that is unsure of everything weights all channels alike.',
  citation: 'Wang et al., Score-CAM, CVPR Workshops 2020',
  options: {
    ...layerOptions,
    weighting: {
      kind: 'choice',
      label: 'Weight of a channel',
      default: 'probability',
      choices: ['probability', 'softmax of increase', 'softmax of logit'],
    },
    channels: {
      kind: 'number',
      label: 'Most channels (0: all; fewer: Faster-Score-CAM)',
      default: 0,
      min: 0,
      max: 4096,
      step: 1,
    },
  },
  signed: false,
  enlarge: 'half-pixel',
  needs: ['spatial layer'],
  cost: 700,
};
