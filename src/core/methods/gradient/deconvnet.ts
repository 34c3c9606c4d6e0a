/** What there is to know about DeConvNet before running it. */
import type { MethodCard } from '../methodCard.ts';

export const deconvnetCard: MethodCard = {
  id: 'deconvnet',
  name: 'DeConvNet',
  family: 'gradient',
  idea: 'A picture of what the class is looking for, made by running the network backwards; of this picture it uses only where each maximum was.',
  limit:
    'In networks that pool by strides instead of maxima it knows next to nothing of the picture, and it changes little with the class.',
  citation: 'Zeiler and Fergus, Visualizing and Understanding Convolutional Networks, ECCV 2014',
  options: {},
  signed: true,
  enlarge: 'half-pixel',
  needs: ['gradient'],
  cost: 4,
};
