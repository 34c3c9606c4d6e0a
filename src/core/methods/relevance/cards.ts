/** The methods that hand the score back through the network, cheapest first. */
import type { MethodCard } from '../methodCard.ts';

export const relevanceCards: readonly MethodCard[] = [];
