/** The gradient and what is made of it, cheapest first. */
import type { MethodCard } from '../methodCard.ts';

export const gradientCards: readonly MethodCard[] = [];
