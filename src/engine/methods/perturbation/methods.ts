/** The methods that hide parts of the picture and ask again, cheapest first. */
import type { Method } from '../method.ts';
import { extremalPerturbation } from './extremalPerturbation.ts';
import { meaningfulPerturbation } from './meaningfulPerturbation.ts';
import { occlusion } from './occlusion.ts';
import { rise } from './rise.ts';

export const perturbationMethods: readonly Method[] = [occlusion, meaningfulPerturbation, rise, extremalPerturbation];
