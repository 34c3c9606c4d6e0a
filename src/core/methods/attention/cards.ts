/** The methods that filter a feature map, cheapest first. */
import type { MethodCard } from '../methodCard.ts';

export const attentionCards: readonly MethodCard[] = [];
