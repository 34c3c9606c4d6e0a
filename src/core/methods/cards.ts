/**
 * Every heat-map method there is, in the order in which it is offered.
 *
 * Data only, so the page can list methods without loading what runs them; the
 * registry in `engine/methods` holds exactly one implementation per card.
 */
import { gradCamCard } from './gradCam.ts';
import { iGosCard } from './iGos.ts';
import type { MethodCard, MethodOptions, OptionSpec, OptionValue } from './methodCard.ts';

export const methodCards: readonly MethodCard[] = [gradCamCard, iGosCard];

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
  }
}
