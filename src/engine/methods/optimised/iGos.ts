/**
 * I-GOS (Qi, Khorram and Li 2020): the small smooth mask whose removal costs the class its score.
 *
 * One mask, one term: the integrated score of what it keeps, which is to be low (attribution.md §B.1).
 */
import { iGosCard } from '../../../core/methods/optimised/iGos.ts';
import type { Method } from '../method.ts';
import type { MaskDesign } from './maskMethod.ts';
import { maskMethod } from './maskMethod.ts';

export const deletionDesign: MaskDesign = {
  masks: 1,
  terms: [{ weight: 1, direction: 'deletion', masks: [0] }],
};

export const iGos: Method = maskMethod(iGosCard, deletionDesign);
