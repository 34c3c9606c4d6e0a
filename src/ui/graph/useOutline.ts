/** The outline of the graph that is shown, each time keeping the places of the last. */
import { useMemo, useState } from 'react';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { SagLayout } from '../../core/sag/layout.ts';
import { useApp } from '../shared/appContext.tsx';
import type { Outline, OutlineInput } from './outline.ts';
import { outlineOf } from './outline.ts';
import type { Graph } from './useGraph.ts';

/** Remembers the layout before; asking twice for the same gives the same. */
function createOutliner(): (input: OutlineInput) => Outline {
  let previous: SagLayout | null = null;
  return (input) => {
    const outline = outlineOf(input, previous);
    previous = outline.graph.layout;
    return outline;
  };
}

export function useOutline(graph: Graph, focused: RegionSet | null): Outline {
  const [outliner] = useState(createOutliner);
  const opened = useApp((state) => state.view.unfolded);
  const selected = useApp((state) => state.selection.selected);
  return useMemo(() => {
    const { sag, whole, visitor, isEnough, settings } = graph;
    const kept = [selected, focused].filter((set) => set !== null);
    return outliner({ sag, whole, visitor, isEnough, grid: settings.grid, opened, kept });
  }, [outliner, graph, opened, selected, focused]);
}
