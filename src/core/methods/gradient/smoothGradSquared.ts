/** What there is to know about SmoothGrad² before running it. */
import type { MethodCard } from '../methodCard.ts';
import { noiseOptions } from './options.ts';

export const smoothGradSquaredCard: MethodCard = {
  id: 'smooth-grad-squared',
  name: 'SmoothGrad²',
  family: 'gradient',
  idea: 'The squared gradient averaged over noisy copies of the picture: where the score reacts strongly, one way or the other.',
  limit: 'It does not say whether a pixel speaks for or against the class, and shows edges of anything.',
  citation: 'Hooker et al., A Benchmark for Interpretability Methods in Deep Neural Networks, NeurIPS 2019',
  options: noiseOptions,
  signed: false,
  enlarge: 'half-pixel',
  needs: ['gradient'],
  cost: 128,
};
