/**
 * The options that all optimised masks share.
 *
 * Weights 1 and 20 are the published ones; ten iterations of ten integration steps
 * and no noise are what a browser can afford (published: 15 to 20 iterations of 15
 * to 20 steps, noise 0.2; attribution.md §B.1). Mask sizes are multiples of 7, so
 * the published 7, 14, 28, 56, 112 and 224 are among them.
 */
import type { OptionSpec } from '../methodCard.ts';

export const maskOptions = {
  size: { kind: 'number', label: 'Mask cells per side', default: 28, min: 7, max: 224, step: 7 },
  iterations: { kind: 'number', label: 'Iterations', default: 10, min: 1, max: 30, step: 1 },
  steps: { kind: 'number', label: 'Integration steps', default: 10, min: 2, max: 30, step: 1 },
  baseline: { kind: 'choice', label: 'Removed parts show', default: 'blur', choices: ['blur', 'mean', 'black'] },
  score: {
    kind: 'choice',
    label: 'The class is taken by its',
    default: 'confidence',
    choices: ['confidence', 'logit'],
  },
  area: { kind: 'number', label: 'Weight of a small area', default: 1, min: 0, max: 20, step: 0.5 },
  smoothness: { kind: 'number', label: 'Weight of a smooth outline', default: 20, min: 0, max: 60, step: 1 },
  noise: { kind: 'number', label: 'Noise (standard deviation)', default: 0, min: 0, max: 0.5, step: 0.05 },
} as const satisfies Readonly<Record<string, OptionSpec>>;

/**
 * Of the masks that are also judged by what they insert: how they go down, and whether the picture's edges count.
 *
 * The published rate with momentum is 1000, which with a smoothness of 20 bounces between all and nothing: there the
 * slope of the smoothness alone allows some 3.
 */
export const bilateralOptions = {
  ...maskOptions,
  search: {
    kind: 'choice',
    label: 'Step length judged on',
    default: 'all steps',
    choices: ['all steps', 'one picture', 'momentum'],
  },
  stride: { kind: 'number', label: 'Longest step', default: 1000, min: 1, max: 1000, step: 1 },
  rate: { kind: 'number', label: 'Step with momentum', default: 3, min: 0.5, max: 1000, step: 0.5 },
  edges: {
    kind: 'choice',
    label: 'Edges of the picture',
    default: 'symmetric',
    choices: ['symmetric', 'as released', 'ignored'],
  },
} as const satisfies Readonly<Record<string, OptionSpec>>;
