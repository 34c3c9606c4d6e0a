/** VarGrad (Adebayo et al. 2018): the variance of the gradient over noisy copies of the picture. */
import { varGradCard } from '../../../core/methods/gradient/varGrad.ts';
import { noisyMethod } from './noisyMethod.ts';

export const varGrad = noisyMethod(varGradCard, ({ variance }) => variance);
