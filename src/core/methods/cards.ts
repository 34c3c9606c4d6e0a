/**
 * Every heat-map method there is, in the order in which it is offered.
 *
 * Data only, so the page can list methods without loading what runs them; the
 * registry in `engine/methods` holds exactly one implementation per card.
 */
import { activationCards } from './activation/cards.ts';
import { attentionCards } from './attention/cards.ts';
import { gradientCards } from './gradient/cards.ts';
import type { MethodCard, MethodOptions, OptionSpec, OptionValue } from './methodCard.ts';
import { optimisedCards } from './optimised/cards.ts';
import { perturbationCards } from './perturbation/cards.ts';
import { relevanceCards } from './relevance/cards.ts';
import { unfoldingCards } from './unfolding/cards.ts';

export const methodCards: readonly MethodCard[] = [
  ...activationCards,
  ...gradientCards,
  ...relevanceCards,
  ...perturbationCards,
  ...optimisedCards,
  ...attentionCards,
  ...unfoldingCards,
];

/**
 * `options` made complete and legal for `card`: what is missing, of the wrong type or
 * unknown becomes the default, numbers are brought into range. Never throws, because
 * options also come out of links and files.
 */
export function settleOptions(card: MethodCard, options: MethodOptions): MethodOptions {
  return Object.fromEntries(Object.entries(card.options).map(([key, spec]) => [key, settle(spec, options[key])]));
}

function settle(spec: OptionSpec, value: OptionValue | undefined): OptionValue {
  switch (spec.kind) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? Math.min(spec.max, Math.max(spec.min, value))
        : spec.default;
    case 'choice':
      return typeof value === 'string' && spec.choices.includes(value) ? value : spec.default;
    case 'layer':
      return typeof value === 'string' ? value : spec.default;
    case 'layers':
      return isNames(value) ? value : spec.default;
  }
}

function isNames(value: OptionValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string');
}
