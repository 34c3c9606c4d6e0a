/** The methods around other methods, in the order of their cards. */
import type { Method } from '../method.ts';
import { ucag } from './ucag.ts';

export const unfoldingMethods: readonly Method[] = [ucag];
