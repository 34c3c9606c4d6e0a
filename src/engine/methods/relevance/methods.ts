/** The methods that hand the score back through the network, cheapest first. */
import type { Method } from '../method.ts';
import { deepLiftRescale } from './deepLiftRescale.ts';
import { deepLiftRevealCancel } from './deepLiftRevealCancel.ts';
import { deepTaylor } from './deepTaylor.ts';
import { lrp } from './lrp.ts';
import { lrpAFlat, lrpBFlat, lrpEpsilon, lrpEpsilonPlusFlat, lrpGamma, lrpZ, lrpZPlus } from './lrpPresets.ts';
import { patternAttribution } from './patternAttribution.ts';
import { patternNet } from './patternNet.ts';

export const relevanceMethods: readonly Method[] = [
  lrpZ,
  lrpEpsilon,
  lrpZPlus,
  lrpEpsilonPlusFlat,
  deepTaylor,
  lrpAFlat,
  lrpBFlat,
  lrpGamma,
  lrp,
  patternNet,
  patternAttribution,
  deepLiftRescale,
  deepLiftRevealCancel,
];
