/** The map of that name as it is to be drawn now. */
import { useMemo } from 'react';
import { useApp } from './appContext.tsx';
import type { ShownMap } from './shownMap.ts';
import { shownMap } from './shownMap.ts';

export function useShownMap(id: string): ShownMap {
  const map = useApp((state) => state.maps[id]);
  return useMemo(() => shownMap(id, map), [id, map]);
}
