/**
 * What there is to know about Meaningful Perturbation before running it.
 *
 * Defaults are the authors' (28 cells, weights 1e-4 and 1e-2 of *sums*, exponent 3, jitter 4, blurs 5 and
 * 10; attribution.md §F.3) but for the iterations, 100 instead of 300. The well-known port is
 * *mean*, 0.01, 0.2, noise 0.2, no jitter, no mask blur, median baseline, 500 iterations. For 28 cells,
 * weights of means are 784 times those of sums (area) and 756 times (smoothness).
 */
import type { MethodCard } from '../methodCard.ts';

export const meaningfulPerturbationCard: MethodCard = {
  id: 'meaningful-perturbation',
  name: 'Meaningful Perturbation',
  family: 'perturbation',
  idea: 'The small smooth part of the picture whose blurring makes the score collapse, found by gradient descent.',
  limit: 'Where the network is very sure the slope is nearly flat, and the mask found is one of many that would do.',
  citation: 'Fong and Vedaldi, Interpretable Explanations of Black Boxes by Meaningful Perturbation, ICCV 2017',
  options: {
    iterations: { kind: 'number', label: 'Iterations', default: 100, min: 1, max: 500, step: 1 },
    cells: { kind: 'number', label: 'Mask cells per side', default: 28, min: 2, max: 56, step: 1 },
    area: { kind: 'number', label: 'Weight of a small area', default: 1e-4, min: 0, max: 10, step: 1e-4 },
    smoothness: { kind: 'number', label: 'Weight of a smooth outline', default: 0.01, min: 0, max: 10, step: 0.01 },
    exponent: { kind: 'number', label: 'Exponent of the outline', default: 3, min: 1, max: 4, step: 0.5 },
    over: { kind: 'choice', label: 'Weights are of', default: 'sum', choices: ['sum', 'mean'] },
    rate: { kind: 'number', label: 'Learning rate', default: 0.1, min: 0.01, max: 0.5, step: 0.01 },
    jitter: { kind: 'number', label: 'Jitter (pixels of 224)', default: 4, min: 0, max: 16, step: 1 },
    blur: { kind: 'number', label: 'Blur of the mask (pixels of 224)', default: 5, min: 0, max: 20, step: 1 },
    noise: { kind: 'number', label: 'Noise (standard deviation)', default: 0, min: 0, max: 0.5, step: 0.05 },
    baseline: {
      kind: 'choice',
      label: 'Removed parts show',
      default: 'blur',
      choices: ['blur', 'median', 'mean', 'zero', 'black'],
    },
    score: { kind: 'choice', label: 'Score', default: 'confidence', choices: ['confidence', 'logit'] },
  },
  signed: false,
  enlarge: 'align-corners',
  needs: ['gradient'],
  cost: 300,
};
