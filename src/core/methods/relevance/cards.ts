/** The methods that hand the score back through the network, cheapest first. */
import type { MethodCard } from '../methodCard.ts';
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
];
