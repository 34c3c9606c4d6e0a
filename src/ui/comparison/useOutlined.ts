/** The combinations that are enough, as sets to outline on every map. */
import { useMemo } from 'react';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { rootSets } from '../../core/sag/facts.ts';
import { useApp } from '../shared/appContext.tsx';

const none: readonly RegionSet[] = [];

export function useRootSets(): readonly RegionSet[] {
  const findings = useApp((state) => state.search.findings);
  return useMemo(() => (findings === null ? none : rootSets(findings)), [findings]);
}

/** Those that a person asked to see. */
export function useOutlined(): readonly RegionSet[] {
  const sets = useRootSets();
  const outlined = useApp((state) => state.gallery.outlined);
  return useMemo(() => {
    if (outlined === 'none') return none;
    return outlined === 'all' ? sets : sets.slice(outlined, outlined + 1);
  }, [sets, outlined]);
}
