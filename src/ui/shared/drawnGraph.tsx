/**
 * The drawing of the graph that is on the page now, for whoever makes a figure of
 * it: the one thing that cannot be read from the state, because where nodes stand
 * depends on how the graph grew.
 */
import type { ReactNode } from 'react';
import { createContext, use, useState } from 'react';
import type { SagView } from '../../viz/sag/sagProps.ts';

export interface DrawnGraph {
  /** The present drawing; null while no graph is drawn. */
  readonly view: () => SagView | null;
  readonly show: (view: SagView | null) => void;
}

function createDrawnGraph(): DrawnGraph {
  let present: SagView | null = null;
  return {
    view: () => present,
    show: (view) => {
      present = view;
    },
  };
}

const DrawnGraphContext = createContext<DrawnGraph | null>(null);

export function DrawnGraphProvider({ children }: { readonly children: ReactNode }) {
  const [drawn] = useState(createDrawnGraph);
  return <DrawnGraphContext value={drawn}>{children}</DrawnGraphContext>;
}

export function useDrawnGraph(): DrawnGraph {
  const drawn = use(DrawnGraphContext);
  if (drawn === null) throw new Error('This component has to stand inside a DrawnGraphProvider.');
  return drawn;
}
