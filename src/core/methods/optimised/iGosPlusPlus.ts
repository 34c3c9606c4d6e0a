/** What there is to know about iGOS++ before running it. */
import type { MethodCard } from '../methodCard.ts';
import { bilateralOptions } from './maskOptions.ts';

export const iGosPlusPlusCard: MethodCard = {
  id: 'i-gos-plus-plus',
  name: 'iGOS++',
  family: 'optimised mask',
  idea: 'What is removed to lose the class or shown to bring it back: two masks optimised together, multiplied.',
  limit: 'A part counts as soon as one of the two masks removes it, so it need not matter in both ways.',
  citation:
    'Khorram, Lawson and Li, iGOS++: Integrated Gradient Optimized Saliency by Bilateral Perturbations, CHIL 2021',
  options: bilateralOptions,
  signed: false,
  enlarge: 'align-corners',
  needs: ['gradient'],
  cost: 1800,
};
