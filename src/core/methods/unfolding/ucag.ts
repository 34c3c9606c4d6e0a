/**
 * What there is to know about UCAG before running it.
 *
 * It goes around another method. Those are offered that judge a picture at once; the ones
 * that hide parts of it or search for a mask do by other means what UCAG does, and patterns
 * are those of whole pictures.
 */
import { activationCards } from '../activation/cards.ts';
import { gradientCards } from '../gradient/cards.ts';
import type { MethodCard } from '../methodCard.ts';
import { relevanceCards } from '../relevance/cards.ts';

/** In forward passes. With 36 crops of twice the pixels, a method that costs more would take tens of thousands. */
const AFFORDABLE = 150;

const inner: readonly string[] = [...activationCards, ...gradientCards, ...relevanceCards]
  .filter(({ cost, needs }) => cost <= AFFORDABLE && !needs.includes('patterns'))
  .map(({ id }) => id);

export const ucagCard: MethodCard = {
  id: 'ucag',
  name: 'UCAG',
  family: 'unfolding',
  idea: 'What another method finds in overlapping crops of the picture, each seen enlarged, put together again: finer than its map of the whole picture.',
  limit:
    'A crop is seen without its surroundings and larger than the network has learnt, and crops in which the class is nowhere count nearly as much as those that are sure of it.',
  citation:
    'Hong et al., Towards Better Visualizing the Decision Basis of Networks via Unfold and Conquer Attribution Guidance, AAAI 2023',
  options: {
    method: { kind: 'choice', label: 'Method', default: 'grad-cam', choices: inner },
    scale: { kind: 'number', label: 'Enlargement of a crop', default: 2.6, min: 1, max: 4, step: 0.1 },
    crop: {
      kind: 'number',
      label: 'Side of a crop, as a share of the picture',
      default: 124 / 224,
      min: 56 / 224,
      max: 1,
      step: 1 / 224,
    },
    count: { kind: 'number', label: 'Crops along a side', default: 6, min: 1, max: 8, step: 1 },
    coverage: { kind: 'choice', label: 'Divided by', default: 'exact', choices: ['exact', 'as published'] },
  },
  signed: true,
  enlarge: 'half-pixel',
  needs: ['gradient', 'spatial layer'],
  cost: 250,
};
