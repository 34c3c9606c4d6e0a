/**
 * What there is to know about Extremal Perturbation before running it.
 *
 * Published are 800 iterations at rate 0.01 (attribution.md §F.4); 200 at 0.04 go as far at a quarter of
 * the price. The sums of areas are those of the pointing games, whose maps were smoothed by 0.09 of their size.
 */
import type { MethodCard } from '../methodCard.ts';

export const extremalPerturbationCard: MethodCard = {
  id: 'extremal-perturbation',
  name: 'Extremal Perturbation',
  family: 'perturbation',
  idea: 'The smooth region of a given area that, kept while the rest is blurred, gives the highest score.',
  limit: 'The area is fixed beforehand, so it says where the best region of that size lies and not how much is needed.',
  citation:
    'Fong, Patrick and Vedaldi, Understanding Deep Networks via Extremal Perturbations and Smooth Masks, ICCV 2019',
  options: {
    area: { kind: 'number', label: 'Area kept', default: 0.1, min: 0.01, max: 0.9, step: 0.01 },
    areas: {
      kind: 'choice',
      label: 'Areas',
      default: 'the one above',
      choices: ['the one above', '2.5, 5, 10 and 20 %', '1.8, 2.5, 5 and 10 %'],
    },
    variant: {
      kind: 'choice',
      label: 'The region is',
      default: 'preserved',
      choices: ['preserved', 'deleted', 'both'],
    },
    iterations: { kind: 'number', label: 'Iterations', default: 200, min: 1, max: 800, step: 1 },
    rate: { kind: 'number', label: 'Learning rate', default: 0.04, min: 0.005, max: 0.1, step: 0.005 },
    perturbation: { kind: 'choice', label: 'The rest is', default: 'blurred', choices: ['blurred', 'faded'] },
    smoothing: {
      kind: 'number',
      label: 'Smoothing of the map (share of its size)',
      default: 0,
      min: 0,
      max: 0.2,
      step: 0.01,
    },
    score: { kind: 'choice', label: 'Score', default: 'logit', choices: ['logit', 'confidence'] },
  },
  signed: false,
  enlarge: 'half-pixel',
  needs: ['gradient'],
  cost: 600,
};
