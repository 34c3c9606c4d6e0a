/** The gradient of the score at the picture, ∂f/∂x, summed over the channels (gradient-methods.md §1). */
import { gradientCard } from '../../../core/methods/gradient/gradient.ts';
import { gradientRules } from '../../../network/rules/gradient.ts';
import { channelSum, oneWalk } from './oneWalk.ts';

export const gradient = oneWalk({ card: gradientCard, rules: gradientRules, pixels: channelSum });
