/** SmoothGrad² (Hooker et al. 2019): the mean squared gradient over noisy copies of the picture. */
import { smoothGradSquaredCard } from '../../../core/methods/gradient/smoothGradSquared.ts';
import { noisyMethod } from './noisyMethod.ts';

export const smoothGradSquared = noisyMethod(smoothGradSquaredCard, ({ mean, variance }) =>
  variance.map((value, i) => value + (mean[i] ?? 0) ** 2),
);
