/**
 * DeConvNet (Zeiler and Fergus 2014, §2.1): the network run backwards from the logit, rectifying what comes back
 * instead of asking which units were on. Only the maxima of pools are remembered from the picture.
 */
import { deconvnetCard } from '../../../core/methods/gradient/deconvnet.ts';
import { deconvnetRules } from '../../../network/rules/deconvnet.ts';
import { channelSum, oneWalk, refusedActivation } from './oneWalk.ts';

export const deconvnet = oneWalk({
  card: deconvnetCard,
  rules: deconvnetRules,
  pixels: channelSum,
  refusal: (question) => refusedActivation(deconvnetCard, question),
});
