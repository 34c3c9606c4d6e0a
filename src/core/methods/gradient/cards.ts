/** The gradient methods, cheapest first. */
import type { MethodCard } from '../methodCard.ts';
import { deconvnetCard } from './deconvnet.ts';
import { expectedGradientsCard } from './expectedGradients.ts';
import { gradientCard } from './gradient.ts';
import { guidedBackpropCard } from './guidedBackprop.ts';
import { guidedGradCamCard } from './guidedGradCam.ts';
import { inputXGradientCard } from './inputXGradient.ts';
import { integratedGradientsCard } from './integratedGradients.ts';
import { saliencyCard } from './saliency.ts';
import { smoothGradCard } from './smoothGrad.ts';
import { smoothGradSquaredCard } from './smoothGradSquared.ts';
import { varGradCard } from './varGrad.ts';

export const gradientCards: readonly MethodCard[] = [
  gradientCard,
  saliencyCard,
  inputXGradientCard,
  guidedBackpropCard,
  deconvnetCard,
  guidedGradCamCard,
  smoothGradCard,
  smoothGradSquaredCard,
  varGradCard,
  expectedGradientsCard,
  integratedGradientsCard,
];
