/** The maps of the gallery with their names and cards, in the order asked for. */
import { useMemo } from 'react';
import type { AppState } from '../../state/appState.ts';
import { words } from '../../text/words.ts';
import { useApp } from '../shared/appContext.tsx';
import { regionDropsId } from '../shared/shownMap.ts';
import type { Listed } from './order.ts';
import { orderMaps } from './order.ts';

/** As methods are registered, the map of the search first. */
export function useListed(): readonly Listed[] {
  const maps = useApp((state) => state.maps);
  const methods = useApp((state) => state.methods);
  return useMemo(() => listed({ maps, methods }), [maps, methods]);
}

function listed({ maps, methods }: Pick<AppState, 'maps' | 'methods'>): readonly Listed[] {
  const drops = maps[regionDropsId];
  const own: Listed[] =
    drops === undefined ? [] : [{ id: regionDropsId, name: words.maps.regionDrops, card: null, map: drops }];
  return [
    ...own,
    ...methods.flatMap((card) => {
      const map = maps[card.id];
      return map === undefined ? [] : [{ id: card.id, name: card.name, card, map }];
    }),
  ];
}

export const isFinished = ({ map }: Listed): boolean => map.result !== null;
export const hasMap = ({ map }: Listed): boolean => map.result?.map != null;

export function useOrdered(): readonly Listed[] {
  const list = useListed();
  const sort = useApp((state) => state.gallery.sort);
  const reference = useReference(list);
  return useMemo(() => orderMaps(list, sort, reference), [list, sort, reference]);
}

/** The map that others are compared with: the chosen one, or else the first that is finished. */
export function useReference(list: readonly Listed[]): Listed | null {
  const chosen = useApp((state) => state.gallery.reference);
  return list.find(({ id }) => id === chosen) ?? list.find(hasMap) ?? null;
}

export interface Pair {
  readonly left: Listed;
  readonly right: Listed;
}

/** The two maps at the divider; null while there are not two. */
export function usePair(list: readonly Listed[]): Pair | null {
  const { left, right } = useApp((state) => state.gallery.pair);
  const shown = list.filter(hasMap);
  const one = shown.find(({ id }) => id === left) ?? shown.find(({ id }) => id !== right);
  const other = shown.find(({ id }) => id === right && id !== one?.id) ?? shown.find(({ id }) => id !== one?.id);
  return one === undefined || other === undefined ? null : { left: one, right: other };
}
