/** What there is to know about CAM before running it. */
import type { MethodCard } from '../methodCard.ts';

export const camCard: MethodCard = {
  id: 'cam',
  name: 'CAM',
  family: 'class activation',
  idea: 'How much each place of the last feature map adds to the logit of the class: the shares sum to the logit less its bias.',
  limit:
    'It exists only for networks whose logits are weighted means of one feature map, and is as coarse as that map.',
  citation: 'Zhou et al., Learning Deep Features for Discriminative Localization, CVPR 2016',
  options: {},
  signed: true,
  enlarge: 'half-pixel',
  needs: ['spatial layer', 'average head'],
  cost: 1,
};
