/** What there is to know about I-GOS before running it. */
import type { MethodCard } from '../methodCard.ts';
import { maskOptions } from './maskOptions.ts';

export const iGosCard: MethodCard = {
  id: 'i-gos',
  name: 'I-GOS',
  family: 'optimised mask',
  idea: 'The smallest smooth part of the picture whose removal makes the network give up the class.',
  limit: 'It ends at one of many masks that would do, so what it leaves out may be a reason too.',
  citation: 'Qi, Khorram and Li, Visualizing Deep Networks by Optimizing with Integrated Gradients, AAAI 2020',
  options: {
    ...maskOptions,
    search: {
      kind: 'choice',
      label: 'Step length judged on',
      default: 'all steps',
      choices: ['all steps', 'one picture'],
    },
    stride: { kind: 'number', label: 'Longest step', default: 200, min: 1, max: 1000, step: 1 },
  },
  signed: false,
  enlarge: 'align-corners',
  needs: ['gradient'],
  cost: 450,
};
