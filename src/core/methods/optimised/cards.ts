/** The methods that optimise a mask, cheapest first. */
import type { MethodCard } from '../methodCard.ts';
import { iGosCard } from './iGos.ts';
import { iGosPlusCard } from './iGosPlus.ts';
import { iGosPlusPlusCard } from './iGosPlusPlus.ts';

export const optimisedCards: readonly MethodCard[] = [iGosCard, iGosPlusCard, iGosPlusPlusCard];
