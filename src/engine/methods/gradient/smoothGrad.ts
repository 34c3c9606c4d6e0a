/** SmoothGrad (Smilkov et al. 2017): the mean gradient over noisy copies of the picture. */
import { smoothGradCard } from '../../../core/methods/gradient/smoothGrad.ts';
import { noisyMethod } from './noisyMethod.ts';

export const smoothGrad = noisyMethod(smoothGradCard, ({ mean }) => mean);
