/**
 * Guided backpropagation (Springenberg et al. 2015, §3.4): the gradient, but a rectifier passes on only what is positive.
 *
 * Always of the logit: a softmax on the way would mix in negative states that are cut at once.
 */
import { guidedBackpropCard } from '../../../core/methods/gradient/guidedBackprop.ts';
import { guidedRules } from '../../../network/rules/guided.ts';
import { channelSum, oneWalk, refusedActivation } from './oneWalk.ts';

export const guidedBackprop = oneWalk({
  card: guidedBackpropCard,
  rules: guidedRules,
  pixels: channelSum,
  refusal: (question) => refusedActivation(guidedBackpropCard, question),
});
