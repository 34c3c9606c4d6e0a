/** The methods that hide parts of the picture and ask again, cheapest first. */
import type { Method } from '../method.ts';

export const perturbationMethods: readonly Method[] = [];
