/** What there is to know about LayerCAM before running it. */
import { scoreOption } from '../gradient/options.ts';
import type { MethodCard } from '../methodCard.ts';
import { layerOptions } from './options.ts';

export const layerCamCard: MethodCard = {
  id: 'layer-cam',
  name: 'LayerCAM',
  family: 'class activation',
  idea: 'Where a feature map is active and more of it, at that very place, would raise the score of the class; fine early layers can be used and fused.',
  limit:
    'It leaves out all that speaks against the class, and early layers show edges and corners that many classes share.',
  citation: 'Jiang et al., LayerCAM, IEEE Transactions on Image Processing 2021',
  options: { ...layerOptions, ...scoreOption },
  signed: false,
  enlarge: 'half-pixel',
  needs: ['gradient', 'spatial layer'],
  cost: 3,
};
