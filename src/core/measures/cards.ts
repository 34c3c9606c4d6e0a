/**
 * Every measure there is, in the order in which tables show it.
 *
 * Costs are those of the default settings; what does not depend on the map (sensitivity-n,
 * infidelity) is asked once per picture and serves all maps.
 */
import type { MeasureCard, MeasureId } from './measureCard.ts';

const rise = 'Petsiuk, Das and Saenko, RISE, BMVC 2018';
const scoreCam = 'Wang et al., Score-CAM, CVPR Workshops 2020';
const gradCamPlusPlus = 'Chattopadhay et al., Grad-CAM++, WACV 2018';
const cameras = 'Jalwana et al., CAMERAS, CVPR 2021; definition reconstructed';
const yeh = 'Yeh et al., On the (In)fidelity and Sensitivity of Explanations, NeurIPS 2019';

const perturbationCards: readonly MeasureCard[] = [
  {
    id: 'insertion',
    name: 'Insertion',
    idea: 'How fast confidence comes back when a blurred picture is made sharp where the map is highest first.',
    weakness: 'It depends on the blur, and a half-sharp picture is nothing the network was trained on.',
    citation: rise,
    ...{ better: 'larger', unit: 'number', needs: null, cost: 29 },
  },
  {
    id: 'deletion',
    name: 'Deletion',
    idea: 'How long confidence lasts when pixels are greyed out where the map is highest first.',
    weakness: 'Scattered specks that fool the network score better than anything a person would call a reason.',
    citation: rise,
    ...{ better: 'smaller', unit: 'number', needs: null, cost: 29 },
  },
  {
    id: 'drop',
    name: 'Average drop',
    idea: 'What share of its confidence the network loses when the picture is multiplied by the map.',
    weakness: 'A map that shows everything loses nothing, so read it beside the mean of the map.',
    citation: gradCamPlusPlus,
    ...{ better: 'smaller', unit: 'share', needs: null, cost: 2 },
  },
  {
    id: 'increase',
    name: 'Increase',
    idea: 'How often the network is surer of the picture multiplied by the map than of the whole picture.',
    weakness: 'It is yes or no for one picture, and means something only over many.',
    citation: gradCamPlusPlus,
    ...{ better: 'larger', unit: 'share', needs: null, cost: 0 },
  },
  {
    id: 'mean-value',
    name: 'Mean of the map',
    idea: 'How much of the picture the map lights up.',
    weakness: 'It says nothing of where.',
    citation: 'Poppi et al., Revisiting the Evaluation of Class Activation Mapping, CVPR Workshops 2021',
    ...{ better: null, unit: 'share', needs: null, cost: 0 },
  },
  {
    id: 'positive-density',
    name: 'Positive density',
    idea: 'Confidence in the picture multiplied by the map, per part of the picture that the map lights up.',
    weakness: 'Dividing by a small mean rewards narrow maps beyond all bounds.',
    citation: cameras,
    ...{ better: 'larger', unit: 'number', needs: null, cost: 1 },
  },
  {
    id: 'negative-density',
    name: 'Negative density',
    idea: 'Confidence in what the map leaves dark, per part of the picture that is dark.',
    weakness: 'A narrow map leaves nearly the whole picture, and then it is little more than the confidence itself.',
    citation: cameras,
    ...{ better: 'smaller', unit: 'number', needs: null, cost: 1 },
  },
];

const pointingCards: readonly MeasureCard[] = [
  {
    id: 'pointing',
    name: 'Pointing game',
    idea: 'Whether the highest point of the map lies on the thing.',
    weakness: 'It asks where the thing is, not what the network uses; a photographer puts things in the middle.',
    citation: 'Zhang et al., Top-down Neural Attention by Excitation Backprop, IJCV 2018',
    ...{ better: 'larger', unit: 'share', needs: 'boxes', cost: 0 },
  },
  {
    id: 'energy-pointing',
    name: 'Energy pointing game',
    idea: 'What share of the map lies on the thing.',
    weakness: 'A large box holds most of any map: compare with the share of the picture that the boxes cover.',
    citation: scoreCam,
    ...{ better: 'larger', unit: 'share', needs: 'boxes', cost: 0 },
  },
];

const faithfulnessCards: readonly MeasureCard[] = [
  {
    id: 'sensitivity-n',
    name: 'Sensitivity-n',
    idea: 'How far what the map gives to random sets of cells goes with what the score loses without them.',
    weakness: 'It asks for sums, so a map that is right about one place and does not share out the rest scores low.',
    citation: 'Ancona et al., Towards better understanding of gradient-based attribution methods, ICLR 2018',
    ...{ better: 'larger', unit: 'number', needs: null, cost: 257 },
  },
  {
    id: 'infidelity',
    name: 'Infidelity',
    idea: 'The mean squared error of foretelling, from the map at its best scale, what the score loses without a square.',
    weakness: 'Its unit is the square of a logit, so pictures and networks with large logits weigh more.',
    citation: yeh,
    ...{ better: 'smaller', unit: 'number', needs: null, cost: 129 },
  },
  {
    id: 'max-sensitivity',
    name: 'Max-sensitivity',
    idea: 'How much the map can change when the picture changes so little that nobody sees it.',
    weakness: 'A map that never changes, whatever the picture, is perfect.',
    citation: yeh,
    ...{ better: 'smaller', unit: 'number', needs: 'another run', cost: 0 },
  },
  {
    id: 'sparsity',
    name: 'Sparsity',
    idea: 'How unevenly the map is shared out over the pixels (Gini index): 0 all alike, nearly 1 all on one.',
    weakness: 'Few words are not true words: a single wrong pixel is as sparse as can be.',
    citation: 'Chalasani et al., Concise Explanations of Neural Networks using Adversarial Training, ICML 2020',
    ...{ better: 'larger', unit: 'number', needs: null, cost: 0 },
  },
];

export const measureCards: readonly MeasureCard[] = [...perturbationCards, ...pointingCards, ...faithfulnessCards];

/** A number, or null, for every measure. */
export function everyMeasure(value: (id: MeasureId) => number | null): Record<MeasureId, number | null> {
  return Object.fromEntries(measureCards.map(({ id }) => [id, value(id)])) as Record<MeasureId, number | null>;
}
