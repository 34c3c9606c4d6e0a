/** The gradient methods, in the order of their cards. */
import type { Method } from '../method.ts';
import { deconvnet } from './deconvnet.ts';
import { expectedGradients } from './expectedGradients.ts';
import { gradient } from './gradient.ts';
import { guidedBackprop } from './guidedBackprop.ts';
import { guidedGradCam } from './guidedGradCam.ts';
import { inputXGradient } from './inputXGradient.ts';
import { integratedGradients } from './integratedGradients.ts';
import { saliency } from './saliency.ts';
import { smoothGrad } from './smoothGrad.ts';
import { smoothGradSquared } from './smoothGradSquared.ts';
import { varGrad } from './varGrad.ts';

export const gradientMethods: readonly Method[] = [
  gradient,
  saliency,
  inputXGradient,
  guidedBackprop,
  deconvnet,
  guidedGradCam,
  smoothGrad,
  smoothGradSquared,
  varGrad,
  expectedGradients,
  integratedGradients,
];
