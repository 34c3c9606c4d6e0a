/** The methods that filter a feature map, cheapest first. */
import type { Method } from '../method.ts';

export const attentionMethods: readonly Method[] = [];
