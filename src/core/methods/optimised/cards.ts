/** The methods that optimise a mask, cheapest first. */
import type { MethodCard } from '../methodCard.ts';
import { iGosCard } from './iGos.ts';

export const optimisedCards: readonly MethodCard[] = [iGosCard];
