/**
 * What there is to know about I-GOS before running it.
 *
 * The weights are the published ones (1 and 20); ten iterations of ten integration
 * steps and no noise are what a browser can afford at the same visible result.
 */
import type { MethodCard } from '../methodCard.ts';

export const iGosCard: MethodCard = {
  id: 'i-gos',
  name: 'I-GOS',
  family: 'optimised mask',
  idea: 'The smallest smooth part of the picture whose removal makes the network give up the class.',
  limit: 'It ends at one of many masks that would do, so what it leaves out may be a reason too.',
  citation: 'Qi, Khorram and Li, Visualizing Deep Networks by Optimizing with Integrated Gradients, AAAI 2020',
  options: {
    size: { kind: 'number', label: 'Mask cells per side', default: 28, min: 7, max: 28, step: 7 },
    iterations: { kind: 'number', label: 'Iterations', default: 10, min: 1, max: 30, step: 1 },
    steps: { kind: 'number', label: 'Integration steps', default: 10, min: 2, max: 30, step: 1 },
    baseline: { kind: 'choice', label: 'Removed parts show', default: 'blur', choices: ['blur', 'mean', 'black'] },
    area: { kind: 'number', label: 'Weight of a small area', default: 1, min: 0, max: 20, step: 0.5 },
    smoothness: { kind: 'number', label: 'Weight of a smooth outline', default: 20, min: 0, max: 60, step: 1 },
    noise: { kind: 'number', label: 'Noise (standard deviation)', default: 0, min: 0, max: 0.5, step: 0.05 },
    search: {
      kind: 'choice',
      label: 'Step length judged on',
      default: 'all steps',
      choices: ['all steps', 'one picture'],
    },
  },
  signed: false,
  enlarge: 'align-corners',
  needs: ['gradient'],
  cost: 450,
};
