/**
 * Everything that gives maps and can be a row of the table: all methods, the search, and
 * two maps that know nothing.
 */
import { methodCards } from '../../src/core/methods/cards.ts';

export interface Contestant {
  readonly id: string;
  readonly name: string;
  readonly kind: 'method' | 'search' | 'floor';
}

export const contestants: readonly Contestant[] = [
  ...methodCards.map(({ id, name }) => ({ id, name, kind: 'method' as const })),
  { id: 'first-root', name: 'Explanations: the first root', kind: 'search' },
  { id: 'all-explanations', name: 'Explanations: all of them', kind: 'search' },
  { id: 'chance', name: 'Chance', kind: 'floor' },
  { id: 'centre', name: 'The middle of the picture', kind: 'floor' },
];
