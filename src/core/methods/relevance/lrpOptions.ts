/** Options that several of the layer-wise relevance methods have. */
import type { OptionSpec } from '../methodCard.ts';

/** The rule of the layer that reads the picture. @param standard what a preset is published with */
export const firstLayerOption = (standard: 'as the others' | 'flat' | 'w-square' | 'z-box') =>
  ({
    first: {
      kind: 'choice',
      label: 'First layer',
      default: standard,
      choices: ['as the others', 'flat', 'w-square', 'z-box'],
    },
  }) as const satisfies Readonly<Record<string, OptionSpec>>;

/** How strongly small sums are damped. @param standard in the unit that follows */
export const epsilonOptions = (standard: number, unit: 'absolute' | 'rms') =>
  ({
    epsilon: { kind: 'number', label: 'ε', default: standard, min: 0, max: 1, step: standard < 0.01 ? 1e-6 : 0.01 },
    unit: {
      kind: 'choice',
      label: 'ε is absolute, or counted in the layer’s typical value (rms)',
      default: unit,
      choices: ['absolute', 'rms'],
    },
  }) as const satisfies Readonly<Record<string, OptionSpec>>;

export const biasOption = {
  bias: {
    kind: 'choice',
    label: 'A bias takes a share by its sign, or is ignored',
    default: 'split',
    choices: ['split', 'ignored'],
  },
} as const satisfies Readonly<Record<string, OptionSpec>>;

export const affineOption = {
  affine: {
    kind: 'choice',
    label: 'A batch norm that stands alone passes relevance on, or shares it with its shift (z)',
    default: 'pass',
    choices: ['pass', 'z'],
  },
} as const satisfies Readonly<Record<string, OptionSpec>>;
