/** The gradient and what is made of it, cheapest first. */
import type { Method } from '../method.ts';

export const gradientMethods: readonly Method[] = [];
