/**
 * What there is to know about layer-wise relevance propagation before running it: one
 * card for each set of rules that has a name in the literature.
 *
 * All explain the logit; a confidence is not a sum of what the last layer adds up, so
 * there is nothing to share out. Defaults are those of the libraries that named the
 * presets (gradient-methods.md §2.4).
 */
import type { MethodCard } from '../methodCard.ts';
import { affineOption, biasOption, epsilonOptions, firstLayerOption } from './lrpOptions.ts';

const bach = 'Bach et al., On Pixel-Wise Explanations for Non-Linear Classifier Decisions by LRP, PLoS ONE 2015';
const montavon = 'Montavon et al., Layer-Wise Relevance Propagation: An Overview, in Explainable AI, Springer 2019';
const kohlbrenner =
  'Kohlbrenner et al., Towards Best Practice in Explaining Neural Network Decisions with LRP, IJCNN 2020';

/** What all of them have in common. */
const shared = {
  family: 'relevance',
  signed: true,
  enlarge: 'half-pixel',
  needs: ['gradient'],
} as const satisfies Partial<MethodCard>;

export const lrpZCard: MethodCard = {
  ...shared,
  id: 'lrp-z',
  name: 'LRP-0',
  idea: 'The logit handed back layer by layer, each neuron sharing its part out in proportion to what its inputs added.',
  limit: 'Shares explode where what was added nearly cancels, and with rectifiers it is no more than Input × Gradient.',
  citation: bach,
  options: affineOption,
  cost: 6,
};

export const lrpEpsilonCard: MethodCard = {
  ...shared,
  id: 'lrp-epsilon',
  name: 'LRP-ε',
  idea: 'As LRP-0, but neurons whose inputs nearly cancel hand little on, so that only strong contributions are left.',
  limit: 'What ε holds back is missing from the map, so its sum says little about the logit.',
  citation: bach,
  options: { ...epsilonOptions(0.25, 'rms'), ...firstLayerOption('as the others') },
  cost: 6,
};

export const lrpGammaCard: MethodCard = {
  ...shared,
  id: 'lrp-gamma',
  name: 'LRP-γ',
  idea: 'Which pixels the logit rests on, where contributions of a neuron’s own sign count more in the convolutions.',
  limit: 'By favouring what agrees, it shows less and less of what speaks against the class as γ grows.',
  citation: montavon,
  options: {
    gamma: { kind: 'number', label: 'γ', default: 0.25, min: 0, max: 100, step: 0.05 },
    ...epsilonOptions(1e-6, 'absolute'),
    ...firstLayerOption('z-box'),
  },
  cost: 16,
};

export const lrpZPlusCard: MethodCard = {
  ...shared,
  id: 'lrp-z-plus',
  name: 'LRP-z⁺',
  idea: 'Which pixels feed the chain of positive contributions that ends in the class (excitation backpropagation).',
  limit: 'Every class gets nearly the same map, because what speaks against it never counts.',
  citation: 'Zhang et al., Top-Down Neural Attention by Excitation Backprop, ECCV 2016',
  options: firstLayerOption('as the others'),
  cost: 8,
};

export const lrpAFlatCard: MethodCard = {
  ...shared,
  id: 'lrp-a-flat',
  name: 'LRP A, flat',
  idea: 'Which areas the logit rests on: only positive contributions in the convolutions, spread evenly in the first.',
  limit:
    'It is smooth by its rules and not by the network, and cannot tell the pixels of one first-layer window apart.',
  citation: kohlbrenner,
  options: { ...epsilonOptions(0.1, 'absolute'), ...biasOption, ...firstLayerOption('flat') },
  cost: 16,
};

export const lrpBFlatCard: MethodCard = {
  ...shared,
  id: 'lrp-b-flat',
  name: 'LRP B, flat',
  idea: 'Which areas the logit rests on and which speak against it: positive contributions twice, less negative ones once.',
  limit:
    'What is shared out doubles and is taken back at every layer, so in a deep network signs alternate like noise.',
  citation: kohlbrenner,
  options: { ...epsilonOptions(0.1, 'absolute'), ...biasOption, ...firstLayerOption('flat') },
  cost: 16,
};

export const lrpEpsilonPlusFlatCard: MethodCard = {
  ...shared,
  id: 'lrp-epsilon-plus-flat',
  name: 'LRP ε⁺, flat',
  idea: 'Which areas the logit rests on: exact shares in dense layers, positive contributions in the convolutions.',
  limit:
    'What neurons owe to a bias alone is lost; in MobileNets that is nearly all, so it shows proportions, not amounts.',
  citation: kohlbrenner,
  options: { ...epsilonOptions(1e-6, 'absolute'), ...firstLayerOption('flat') },
  cost: 8,
};
