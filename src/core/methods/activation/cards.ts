/** The class activation methods, cheapest first. */
import type { MethodCard } from '../methodCard.ts';
import { camCard } from './cam.ts';
import { gradCamCard } from './gradCam.ts';
import { gradCamPlusPlusCard } from './gradCamPlusPlus.ts';
import { layerCamCard } from './layerCam.ts';
import { scoreCamCard } from './scoreCam.ts';

export const activationCards: readonly MethodCard[] = [
  camCard,
  gradCamCard,
  gradCamPlusPlusCard,
  layerCamCard,
  scoreCamCard,
];
