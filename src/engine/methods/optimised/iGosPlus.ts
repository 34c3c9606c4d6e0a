/**
 * iGOS+ (Khorram, Lawson and Li 2021): one mask whose removal costs the class its score, and which alone brings it back.
 *
 * What the mask keeps is to score low, what it removes, shown on the baseline, high (attribution.md §B.2).
 */
import { iGosPlusCard } from '../../../core/methods/optimised/iGosPlus.ts';
import type { Method } from '../method.ts';
import { maskMethod } from './maskMethod.ts';

export const iGosPlus: Method = maskMethod(iGosPlusCard, {
  masks: 1,
  terms: [
    { weight: 1, direction: 'deletion', masks: [0] },
    { weight: -1, direction: 'insertion', masks: [0] },
  ],
});
