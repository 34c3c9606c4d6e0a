/**
 * What there is to know about occlusion before running it.
 *
 * Lengths are pixels of a picture of 224, in proportion elsewhere. A window of 32 moved
 * by 16 is what attribution.md §F.1 suggests; a window of 1 moved by 1 is within reach.
 */
import type { MethodCard } from '../methodCard.ts';
import { perturbationBaselines } from './baselines.ts';

export const occlusionCard: MethodCard = {
  id: 'occlusion',
  name: 'Occlusion',
  family: 'perturbation',
  idea: 'How much the score falls when a window over this place is hidden, averaged over all windows that cover it.',
  limit: 'Evidence that is there twice looks unimportant, for hiding one copy leaves the other.',
  citation: 'Zeiler and Fergus, Visualizing and Understanding Convolutional Networks, ECCV 2014',
  options: {
    window: { kind: 'number', label: 'Window (pixels of 224)', default: 32, min: 1, max: 224, step: 1 },
    stride: { kind: 'number', label: 'Moved by (pixels of 224)', default: 16, min: 1, max: 112, step: 1 },
    baseline: { kind: 'choice', label: 'The window shows', default: 'mean', choices: perturbationBaselines },
    score: { kind: 'choice', label: 'Score', default: 'logit', choices: ['logit', 'confidence'] },
  },
  signed: true,
  enlarge: 'half-pixel',
  needs: [],
  cost: 170,
};
