/** What there is to know about iGOS+ before running it. */
import type { MethodCard } from '../methodCard.ts';
import { bilateralOptions } from './maskOptions.ts';

export const iGosPlusCard: MethodCard = {
  id: 'i-gos-plus',
  name: 'iGOS+',
  family: 'optimised mask',
  idea: 'The smallest part of the picture that the class cannot do without and that brings it back on its own.',
  limit: 'Where removing and showing ask for different parts, one mask can only be a compromise.',
  citation:
    'Khorram, Lawson and Li, iGOS++: Integrated Gradient Optimized Saliency by Bilateral Perturbations, CHIL 2021',
  options: bilateralOptions,
  signed: false,
  enlarge: 'align-corners',
  needs: ['gradient'],
  cost: 900,
};
