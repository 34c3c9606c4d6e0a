/** The methods around other methods. */
import type { MethodCard } from '../methodCard.ts';

export const unfoldingCards: readonly MethodCard[] = [];
