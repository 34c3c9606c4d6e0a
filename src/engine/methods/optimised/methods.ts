/** The methods that optimise a mask, in the order of their cards. */
import type { Method } from '../method.ts';
import { iGos } from './iGos.ts';
import { iGosPlus } from './iGosPlus.ts';
import { iGosPlusPlus } from './iGosPlusPlus.ts';

export const optimisedMethods: readonly Method[] = [iGos, iGosPlus, iGosPlusPlus];
