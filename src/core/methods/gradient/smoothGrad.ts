/** What there is to know about SmoothGrad before running it. */
import type { MethodCard } from '../methodCard.ts';
import { noiseOptions } from './options.ts';

export const smoothGradCard: MethodCard = {
  id: 'smooth-grad',
  name: 'SmoothGrad',
  family: 'gradient',
  idea: 'The gradient averaged over noisy copies of the picture, so that what flickers from pixel to pixel cancels.',
  limit: 'It explains noisy pictures, which the network may see differently, and what flickers may have mattered too.',
  citation: 'Smilkov et al., SmoothGrad, arXiv 1706.03825, 2017',
  options: noiseOptions,
  signed: true,
  enlarge: 'half-pixel',
  needs: ['gradient'],
  cost: 128,
};
