/**
 * The catalogue: which classifiers this copy of the program offers.
 *
 * Read from one JSON file and validated whole; a card is used only after its
 * addresses were made absolute by `resolveCard`. Loads no model (see `loadModel.ts`).
 */
import { FailureError } from '../../core/failure.ts';
import type { Catalogue, ModelCard } from '../../core/modelCard.ts';
import { checkCatalogue } from './cardSchema.ts';

/** Throws *catalogue-unreadable*, naming the first thing wrong and where. */
export function parseCatalogue(json: unknown, address: string): Catalogue {
  const checked = checkCatalogue(json);
  if ('problem' in checked) throw new FailureError({ kind: 'catalogue-unreadable', address, detail: checked.problem });
  return checked.value;
}

/** The card with its addresses absolute; `catalogueAddress` must be absolute itself. */
export function resolveCard(card: ModelCard, catalogueAddress: string): ModelCard {
  const absolute = (address: string): string => new URL(address, catalogueAddress).href;
  return {
    ...card,
    address: absolute(card.address),
    classes: typeof card.classes === 'string' ? absolute(card.classes) : card.classes,
    ...(card.patterns === undefined ? {} : { patterns: absolute(card.patterns) }),
  };
}

/**
 * Fetches the catalogue; its cards come resolved. Throws *catalogue-unreadable* for
 * anything that stands in the way.
 */
export async function loadCatalogue(address: string, fetchFile: typeof fetch = fetch): Promise<Catalogue> {
  const unreadable = (detail: string): FailureError =>
    new FailureError({ kind: 'catalogue-unreadable', address, detail });
  const response = await fetchFile(address).catch((error: unknown) => {
    throw unreadable(String(error));
  });
  if (!response.ok) throw unreadable(`the server answered ${response.status}`);
  const json: unknown = await response.json().catch(() => {
    throw unreadable('it is not JSON');
  });
  const catalogue = parseCatalogue(json, address);
  return { ...catalogue, models: catalogue.models.map((card) => resolveCard(card, address)) };
}
