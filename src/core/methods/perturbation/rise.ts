/**
 * What there is to know about RISE before running it.
 *
 * 7 × 7 cells shown by half are published; so are 4000 masks for VGG16 and 8000 for ResNet-50
 * (attribution.md §F.2), which a browser may be asked for but is not by default.
 */
import type { MethodCard } from '../methodCard.ts';
import { perturbationBaselines } from './baselines.ts';

export const riseCard: MethodCard = {
  id: 'rise',
  name: 'RISE',
  family: 'perturbation',
  idea: 'The mean score of the network over random views of the picture in which this place was visible.',
  limit:
    'Few masks leave a grain of chance, and the colours run from the lowest value to the highest even where nothing matters.',
  citation: 'Petsiuk, Das and Saenko, RISE: Randomized Input Sampling for Explanation of Black-box Models, BMVC 2018',
  options: {
    masks: { kind: 'number', label: 'Masks', default: 500, min: 10, max: 8000, step: 10 },
    cells: { kind: 'number', label: 'Mask cells per side', default: 7, min: 2, max: 32, step: 1 },
    visible: { kind: 'number', label: 'Share of cells shown', default: 0.5, min: 0.05, max: 0.95, step: 0.05 },
    agreement: {
      kind: 'number',
      label: 'Stop once two halves agree by (1: never)',
      default: 1,
      min: 0.5,
      max: 1,
      step: 0.01,
    },
    baseline: { kind: 'choice', label: 'Hidden parts show', default: 'zero', choices: perturbationBaselines },
    score: { kind: 'choice', label: 'Score', default: 'confidence', choices: ['confidence', 'logit'] },
  },
  signed: false,
  enlarge: 'half-pixel',
  needs: [],
  cost: 500,
};
