/** Options that several gradient methods share. */
import type { OptionSpec } from '../methodCard.ts';

/** What is differentiated: the class's logit, or its softmax probability, which also falls with what speaks for other classes. */
export const scoreOption = {
  score: { kind: 'choice', label: 'The class is taken by its', default: 'logit', choices: ['logit', 'confidence'] },
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** Of the methods that add noise; the share is of the preprocessed picture's own range (gradient-methods.md §1). */
export const noiseOptions = {
  samples: { kind: 'number', label: 'Noisy pictures', default: 32, min: 1, max: 256, step: 1 },
  noise: { kind: 'number', label: 'Noise (share of the range of values)', default: 0.15, min: 0, max: 1, step: 0.05 },
  ...scoreOption,
} as const satisfies Readonly<Record<string, OptionSpec>>;
