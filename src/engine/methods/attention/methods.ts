/** The methods that filter a feature map, in the order of their cards. */
import type { Method } from '../method.ts';
import { l2Caf } from './l2Caf.ts';

export const attentionMethods: readonly Method[] = [l2Caf];
