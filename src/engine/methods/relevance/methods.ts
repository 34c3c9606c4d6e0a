/** The methods that hand the score back through the network, cheapest first. */
import type { Method } from '../method.ts';

export const relevanceMethods: readonly Method[] = [];
