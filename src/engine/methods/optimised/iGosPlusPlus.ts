/**
 * iGOS++ (Khorram, Lawson and Li 2021): a mask for deletion and one for insertion, each good on its own and both together.
 *
 * The result is their product. Each of the four scores counts half, in the slope as published, and here in what the
 * line search compares too, so that it checks the very function it goes down (attribution.md §B.2, §B.5 point 4).
 */
import { iGosPlusPlusCard } from '../../../core/methods/optimised/iGosPlusPlus.ts';
import type { Method } from '../method.ts';
import { maskMethod } from './maskMethod.ts';

const [DELETION, INSERTION] = [0, 1];

export const iGosPlusPlus: Method = maskMethod(iGosPlusPlusCard, {
  masks: 2,
  terms: [
    { weight: 0.5, direction: 'deletion', masks: [DELETION, INSERTION] },
    { weight: -0.5, direction: 'insertion', masks: [DELETION, INSERTION] },
    { weight: 0.5, direction: 'deletion', masks: [DELETION] },
    { weight: -0.5, direction: 'insertion', masks: [INSERTION] },
  ],
});
