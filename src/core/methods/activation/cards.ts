/** The class activation methods, cheapest first. */
import type { MethodCard } from '../methodCard.ts';
import { gradCamCard } from './gradCam.ts';

export const activationCards: readonly MethodCard[] = [gradCamCard];
