/**
 * What the graph is told and what it tells back.
 *
 * Everything lit, selected or focused is a prop: the drawing keeps no state of its
 * own but the camera, so it always agrees with the tree of buttons that stands
 * for it with assistive technology.
 */
import type { Compositor } from '../../core/regions/composite.ts';
import type { Grid } from '../../core/regions/grid.ts';
import type { RegionId, RegionSet } from '../../core/regions/regionSet.ts';
import type { Score } from '../../core/search/scorer.ts';
import type { VizTheme } from '../theme.ts';
import type { LaidGraph } from './layOut.ts';
import type { SagScene } from './sagScene.ts';

export interface SagProps {
  /** As laid out by `layOut`; null before anything is found: an empty drawing. */
  readonly graph: LaidGraph | null;
  readonly grid: Grid;
  /** What the network sees of a set; another one means other pictures. */
  readonly compositor: Compositor;
  /** Whether a score is sufficient under the present rule. */
  readonly isEnough: (score: Score) => boolean;
  /** The ratio of that rule, notched into every bar. */
  readonly threshold: number;
  readonly selected: RegionSet | null;
  readonly hovered: RegionSet | null;
  /** Where the keyboard is in the tree; brought into view. */
  readonly focused: RegionSet | null;
  /** Hovered in the picture or a map: nodes that do not show it fade. */
  readonly hoveredRegion: RegionId | null;
  readonly theme: VizTheme;
  readonly reducedMotion: boolean;
  /** Name of the layer of sets of this size, as `4 regions`. */
  readonly layerName: (size: number) => string;
  readonly onSelect: (set: RegionSet) => void;
  /** The node under the pointer, null when it leaves; once per change. */
  readonly onHover: (set: RegionSet | null) => void;
  /** A bundle "+ n" below this parent was pressed. */
  readonly onOpen: (parent: RegionSet) => void;
}

export interface SagView {
  update(props: SagProps): void;
  /** Shows everything. */
  fit(): void;
  /** Around the middle: 1.25 is closer, 0.8 further away. */
  zoomBy(factor: number): void;
  /** The drawing as it stands, for figures; selected nodes and folded ones included. */
  scene(): SagScene;
  destroy(): void;
}
