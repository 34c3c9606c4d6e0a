/** Options that the class activation methods share. */
import type { OptionSpec } from '../methodCard.ts';

/** Which feature maps, and how several become one map (attribution.md §A.5). */
export const layerOptions = {
  layers: { kind: 'layers', label: 'Layers', default: null },
  fusion: { kind: 'choice', label: 'Several layers', default: 'maximum', choices: ['maximum', 'mean'] },
} as const satisfies Readonly<Record<string, OptionSpec>>;
