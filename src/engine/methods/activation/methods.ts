/** The class activation methods, in the order of their cards. */
import type { Method } from '../method.ts';
import { gradCam } from './gradCam.ts';

export const activationMethods: readonly Method[] = [gradCam];
