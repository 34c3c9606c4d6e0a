/**
 * The order of maps in the gallery.
 *
 * What has no value to be sorted by yet comes last, in the order listed, so that a
 * gallery that is still filling does not jump more than it must.
 */
import { measureCards } from '../../core/measures/cards.ts';
import type { MethodCard } from '../../core/methods/methodCard.ts';
import type { MapState, SortKey } from '../../state/mapState.ts';
import { agreementOf } from './agreement.ts';

export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly card: MethodCard | null;
  readonly map: MapState;
}

/** @param reference the map that agreement is with; it comes first */
export function orderMaps(list: readonly Listed[], sort: SortKey, reference: Listed | null): readonly Listed[] {
  if (sort === 'listed') return list;
  if (sort === 'name') return list.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const valueOf = valueBy(sort, reference);
  return list
    .map((item) => ({ item, value: valueOf(item) }))
    .sort((a, b) => (a.value ?? Infinity) - (b.value ?? Infinity) || 0)
    .map(({ item }) => item);
}

/** Smaller is earlier. */
function valueBy(sort: Exclude<SortKey, 'listed' | 'name'>, reference: Listed | null): (item: Listed) => number | null {
  if (sort === 'cost') return ({ card }) => card?.cost ?? 0;
  if (sort === 'agreement') return (item) => negated(agreementWith(item, reference));
  const smallerFirst = measureCards.find(({ id }) => id === sort)?.better === 'smaller';
  return ({ map }) => {
    const value = map.measures?.result?.values[sort] ?? null;
    return smallerFirst ? value : negated(value);
  };
}

const negated = (value: number | null): number | null => (value === null ? null : -value);

/** Null where one of the two is not finished or has nothing to show. */
export function agreementWith({ map }: Listed, reference: Listed | null): number | null {
  const [a, b] = [map.result?.map ?? null, reference?.map.result?.map ?? null];
  return a === null || b === null ? null : agreementOf(a, b);
}
