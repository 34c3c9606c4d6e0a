/** What there is to know about Guided Grad-CAM before running it. */
import { layerOptions } from '../activation/options.ts';
import type { MethodCard } from '../methodCard.ts';

export const guidedGradCamCard: MethodCard = {
  id: 'guided-grad-cam',
  name: 'Guided Grad-CAM',
  family: 'gradient',
  idea: 'The fine lines of Guided Backprop, kept only where Grad-CAM sees evidence for the class.',
  limit: 'Only its coarse outline depends on the class; the fine lines inside are edges of the picture.',
  citation: 'Selvaraju et al., Grad-CAM, ICCV 2017',
  options: layerOptions,
  signed: true,
  enlarge: 'half-pixel',
  needs: ['gradient', 'spatial layer'],
  cost: 7,
};
