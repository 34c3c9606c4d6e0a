/**
 * Every heat-map method that can be run, by the id of its card.
 *
 * A new method is one file in the folder of its family and one card in
 * `core/methods`; nothing else in the program names it.
 */
import { activationMethods } from './activation/methods.ts';
import { attentionMethods } from './attention/methods.ts';
import { gradientMethods } from './gradient/methods.ts';
import type { Method } from './method.ts';
import { optimisedMethods } from './optimised/methods.ts';
import { perturbationMethods } from './perturbation/methods.ts';
import { relevanceMethods } from './relevance/methods.ts';
import { unfoldingMethods } from './unfolding/methods.ts';

const all: readonly Method[] = [
  ...activationMethods,
  ...gradientMethods,
  ...relevanceMethods,
  ...perturbationMethods,
  ...optimisedMethods,
  ...attentionMethods,
  ...unfoldingMethods,
];

export const methods: ReadonlyMap<string, Method> = new Map(all.map((method) => [method.card.id, method]));
