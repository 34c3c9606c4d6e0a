/** The methods that hand the score back through the network, cheapest first. */
import type { MethodCard } from '../methodCard.ts';
import { deepLiftRescaleCard } from './deepLiftRescale.ts';
import { deepLiftRevealCancelCard } from './deepLiftRevealCancel.ts';
import { deepTaylorCard } from './deepTaylor.ts';
import { lrpCard } from './lrp.ts';
import {
  lrpAFlatCard,
  lrpBFlatCard,
  lrpEpsilonCard,
  lrpEpsilonPlusFlatCard,
  lrpGammaCard,
  lrpZCard,
  lrpZPlusCard,
} from './lrpPresets.ts';
import { patternAttributionCard } from './patternAttribution.ts';
import { patternNetCard } from './patternNet.ts';

export const relevanceCards: readonly MethodCard[] = [
  lrpZCard,
  lrpEpsilonCard,
  lrpZPlusCard,
  lrpEpsilonPlusFlatCard,
  deepTaylorCard,
  lrpAFlatCard,
  lrpBFlatCard,
  lrpGammaCard,
  lrpCard,
  patternNetCard,
  patternAttributionCard,
  deepLiftRescaleCard,
  deepLiftRevealCancelCard,
];
