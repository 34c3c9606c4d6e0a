/**
 * The drawing of the graph. Loaded when there is something to draw,
 * because Cytoscape weighs as much as the rest of the page.
 */
import { useCallback, useMemo } from 'react';
import type { Compositor } from '../../core/regions/composite.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { counted } from '../../text/numbers.ts';
import type { LaidGraph } from '../../viz/sag/layOut.ts';
import { mountSag } from '../../viz/sag/mountSag.ts';
import type { SagProps } from '../../viz/sag/sagProps.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { useReducedMotion, useVizTheme } from '../shared/appearance.ts';
import { classNames } from '../shared/classNames.ts';
import { Drawing } from '../shared/Drawing.tsx';
import { useDrawnGraph } from '../shared/drawnGraph.tsx';
import { tourAnchor } from '../shared/tourAnchor.ts';
import type { Graph } from './useGraph.ts';
import styles from './SagDrawing.module.css';

export interface SagDrawingProps {
  readonly graph: Graph;
  /** The same graph where its nodes stand. */
  readonly laid: LaidGraph;
  readonly compositor: Compositor;
  readonly focused: RegionSet | null;
  /** Drawn back while it is the answer to an earlier question. */
  readonly faded: boolean;
}

const layerName = (size: number): string => counted(size, 'region');

export function SagDrawing({ graph, laid, compositor, focused, faded }: SagDrawingProps) {
  const { select, hoverSet, unfold } = useActions();
  const { selected, hoveredSet, hoveredRegion } = useApp((state) => state.selection);
  const theme = useVizTheme();
  const reducedMotion = useReducedMotion();
  const drawn = useDrawnGraph();
  const mount = useCallback(
    (element: HTMLElement, props: SagProps) => {
      const view = mountSag(element, props);
      drawn.show(view);
      return {
        update: (next: SagProps) => {
          view.update(next);
        },
        destroy: () => {
          drawn.show(null);
          view.destroy();
        },
      };
    },
    [drawn],
  );
  const props = useMemo<SagProps>(
    () => ({
      graph: laid,
      grid: graph.settings.grid,
      isEnough: graph.isEnough,
      threshold: graph.settings.sufficiency.ratio,
      compositor,
      selected,
      hovered: hoveredSet,
      focused,
      hoveredRegion,
      theme,
      reducedMotion,
      layerName,
      onSelect: select,
      onHover: hoverSet,
      onOpen: unfold,
    }),
    [
      graph,
      laid,
      compositor,
      selected,
      hoveredSet,
      focused,
      hoveredRegion,
      theme,
      reducedMotion,
      select,
      hoverSet,
      unfold,
    ],
  );
  return (
    <div className={classNames(styles['drawing'], faded && styles['faded'])} {...tourAnchor('graph')}>
      <Drawing mount={mount} props={props} className={styles['canvas']} />
    </div>
  );
}
