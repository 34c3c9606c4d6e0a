/**
 * What there is to know about Integrated Gradients before running them.
 *
 * The number of steps is doubled until the map is complete or the most is reached; the library's usual
 * 256 (gradient-methods.md §1) is within reach, 64 is what a browser can afford. Measured from black on one
 * photograph, 16 steps leave 0.1 % for SqueezeNet and 4 % for GoogLeNet, 64 still 4 to 18 % for the MobileNets.
 */
import type { MethodCard } from '../methodCard.ts';
import { scoreOption } from './options.ts';

export const integratedGradientsCard: MethodCard = {
  id: 'integrated-gradients',
  name: 'Integrated Gradients',
  family: 'gradient',
  idea: 'What each pixel adds to the score on the straight way from a picture without content to this one; the parts sum to the difference of both scores.',
  limit:
    'What looks like the picture one starts from counts as nothing, and the half-blended pictures on the way are like none the network has seen.',
  citation: 'Sundararajan, Taly and Yan, Axiomatic Attribution for Deep Networks, ICML 2017',
  options: {
    baseline: {
      kind: 'choice',
      label: 'Picture to start from',
      default: 'black',
      choices: ['black', 'mean', 'white', 'blur'],
    },
    steps: { kind: 'number', label: 'Steps to begin with', default: 16, min: 1, max: 256, step: 1 },
    most: { kind: 'number', label: 'Most steps', default: 64, min: 1, max: 256, step: 1 },
    ...scoreOption,
  },
  signed: true,
  enlarge: 'half-pixel',
  needs: ['gradient'],
  cost: 450,
};
