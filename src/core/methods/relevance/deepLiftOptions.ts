/** Options that both rules of DeepLIFT have. */
import type { OptionSpec } from '../methodCard.ts';

/** What the picture is compared with: explained is only what differs from it. */
export const deepLiftReferences = ['black', 'mean', 'blur', 'white'] as const;

export const deepLiftOptions = {
  reference: { kind: 'choice', label: 'Compared with', default: 'black', choices: deepLiftReferences },
  // Taking the mean of all classes away is what the paper recommends before a softmax (§3.6).
  score: {
    kind: 'choice',
    label: 'The class is taken by its',
    default: 'logit',
    choices: ['logit', 'logit less the mean of all'],
  },
} as const satisfies Readonly<Record<string, OptionSpec>>;
