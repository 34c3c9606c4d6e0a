/** A small graph with two roots, and props that draw it; what a test does not care about is filled in. */
import { createCompositor, hiddenPicture } from '../../core/regions/composite.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { setOf } from '../../core/regions/regionSet.ts';
import type { SagLayout } from '../../core/sag/layout.ts';
import type { Sag, SagNode } from '../../core/sag/sag.ts';
import { lightTheme } from '../theme.ts';
import type { GraphInput } from './layOut.ts';
import { layOut } from './layOut.ts';
import type { SagProps } from './sagProps.ts';

const grid = { rows: 3, cols: 3 };
const picture = { width: 6, height: 6, rgb: new Uint8ClampedArray(6 * 6 * 3).fill(120) };

export const sets = {
  first: setOf([0, 1]),
  second: setOf([1, 4]),
  shared: setOf([1]),
  left: setOf([0]),
  right: setOf([4]),
} satisfies Record<string, RegionSet>;

function node(set: RegionSet, ratio: number, root = false): SagNode {
  return { set, ratio, root, expanded: root, confidence: ratio * 0.8, margin: ratio - 0.5 };
}

/** `{A1, A2}` and `{A2, B2}`, both expanded; A2 is below both. */
export const smallSag: Sag = {
  nodes: [
    node(sets.first, 0.92, true),
    node(sets.second, 0.6, true),
    node(sets.shared, 0.3),
    node(sets.left, 0.2),
    node(sets.right, 0.004),
  ],
  edges: [
    { parent: 0, child: 2, removed: 0 },
    { parent: 0, child: 3, removed: 1 },
    { parent: 1, child: 2, removed: 4 },
    { parent: 1, child: 4, removed: 1 },
  ],
  expandAbove: 0.2,
  budget: 300,
  complete: true,
};

type Change = Partial<SagProps> & {
  readonly sag?: Sag | null;
  readonly visitor?: GraphInput['visitor'];
  readonly opened?: ReadonlySet<RegionSet>;
  /** The layout before. */
  readonly previous?: SagLayout;
};

export function sagProps({
  sag = smallSag,
  visitor = null,
  opened = new Set(),
  previous,
  ...change
}: Change = {}): SagProps {
  const kept = [change.selected, change.focused].filter((set) => set !== null && set !== undefined);
  const input = { visitor, opened, kept, whole: { confidence: 0.8, margin: 0.6 } };
  return {
    graph: sag === null ? null : layOut({ sag, ...input }, previous ?? null),
    grid,
    compositor: createCompositor(picture, hiddenPicture(picture, { kind: 'black', rgb: [0, 0, 0] }), grid, 'tent'),
    isEnough: ({ confidence, margin }) => confidence > 0.4 && margin > 0,
    threshold: 0.5,
    selected: null,
    hovered: null,
    focused: null,
    hoveredRegion: null,
    theme: lightTheme,
    reducedMotion: true,
    layerName: (size) => `${String(size)} regions`,
    onSelect: () => undefined,
    onHover: () => undefined,
    onOpen: () => undefined,
    ...change,
  };
}
