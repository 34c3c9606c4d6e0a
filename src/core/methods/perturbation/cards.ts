/** The methods that hide parts of the picture and ask again, cheapest first. */
import type { MethodCard } from '../methodCard.ts';

export const perturbationCards: readonly MethodCard[] = [];
