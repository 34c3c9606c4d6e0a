/** The methods around other methods, in the order of their cards. */
import type { Method } from '../method.ts';

export const unfoldingMethods: readonly Method[] = [];
