/** The methods that filter a feature map, cheapest first. */
import type { MethodCard } from '../methodCard.ts';
import { l2CafCard } from './l2Caf.ts';

export const attentionCards: readonly MethodCard[] = [l2CafCard];
