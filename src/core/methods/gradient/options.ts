/** An option that every method has which explains a class by a gradient. */
import type { OptionSpec } from '../methodCard.ts';

/** What is differentiated: the class's logit, or its softmax probability, which also falls with what speaks for other classes. */
export const scoreOption = {
  score: { kind: 'choice', label: 'The class is taken by its', default: 'logit', choices: ['logit', 'confidence'] },
} as const satisfies Readonly<Record<string, OptionSpec>>;
