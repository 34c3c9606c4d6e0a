/** The methods that hide parts of the picture and ask again, cheapest first. */
import type { MethodCard } from '../methodCard.ts';
import { extremalPerturbationCard } from './extremalPerturbation.ts';
import { meaningfulPerturbationCard } from './meaningfulPerturbation.ts';
import { occlusionCard } from './occlusion.ts';
import { riseCard } from './rise.ts';

export const perturbationCards: readonly MethodCard[] = [
  occlusionCard,
  meaningfulPerturbationCard,
  riseCard,
  extremalPerturbationCard,
];
