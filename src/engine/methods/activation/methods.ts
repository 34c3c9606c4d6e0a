/** The class activation methods, in the order of their cards. */
import type { Method } from '../method.ts';
import { cam } from './cam.ts';
import { gradCam } from './gradCam.ts';
import { gradCamPlusPlus } from './gradCamPlusPlus.ts';
import { layerCam } from './layerCam.ts';
import { scoreCam } from './scoreCam.ts';

export const activationMethods: readonly Method[] = [cam, gradCam, gradCamPlusPlus, layerCam, scoreCam];
