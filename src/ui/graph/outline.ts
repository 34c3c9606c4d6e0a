/**
 * The graph as rows of named nodes, for keyboard and screen reader.
 *
 * It lays out what the drawing draws, so that both show the same nodes in the same
 * order and an arrow key goes where the eye expects.
 */
import { regionNames } from '../../core/regions/grid.ts';
import type { Grid } from '../../core/regions/grid.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { PlacedNode, SagLayout } from '../../core/sag/layout.ts';
import { step } from '../../core/sag/neighbours.ts';
import type { Score } from '../../core/search/scorer.ts';
import type { CombinationInput } from '../../text/combinations.ts';
import { combinationLabel, foldedLabel } from '../../text/combinations.ts';
import type { GraphInput, LaidGraph } from '../../viz/sag/layOut.ts';
import { layOut } from '../../viz/sag/layOut.ts';

export interface OutlineInput extends GraphInput {
  readonly grid: Grid;
  readonly isEnough: (score: Score) => boolean;
}

export interface OutlineItem extends CombinationInput {
  readonly set: RegionSet;
  readonly label: string;
  /** 1 for the largest sets, as trees count. */
  readonly level: number;
  readonly position: number;
  readonly among: number;
  /** *open* and *folded* nodes have children that can be folded away; a *plain* one has not. */
  readonly fold: 'plain' | 'open' | 'folded';
}

export interface Outline {
  readonly items: readonly OutlineItem[];
  /** What the drawing draws. */
  readonly graph: LaidGraph;
}

export type Direction = Parameters<typeof step>[2];

const roles: Readonly<Record<PlacedNode['kind'], CombinationInput['role']>> = {
  root: 'root',
  visitor: 'own',
  node: 'node',
};

/** `previous` keeps what was there in its place. */
export function outlineOf(input: OutlineInput, previous: SagLayout | null): Outline {
  const { opened, grid } = input;
  const graph = layOut(input, previous);
  const { sag, layout } = graph;
  const hidden = new Map(layout.bundles.map((bundle) => [bundle.parent, bundle.hidden.length]));
  const rows = new Map<number, number>();
  for (const { layer } of layout.nodes) rows.set(layer, (rows.get(layer) ?? 0) + 1);
  const counted = new Map<number, number>();
  const items = layout.nodes.flatMap((placed): OutlineItem[] => {
    const node = sag.nodes[placed.node];
    if (node === undefined) return [];
    const position = (counted.get(placed.layer) ?? 0) + 1;
    counted.set(placed.layer, position);
    const folds = hidden.get(node.set);
    const named: CombinationInput = {
      names: regionNames(grid, node.set),
      ratio: node.ratio,
      role: roles[placed.kind],
      enough: node.root || input.isEnough(node),
    };
    const label = combinationLabel(named);
    return [
      {
        ...named,
        set: node.set,
        label: folds === undefined ? label : `${label}; ${foldedLabel(folds)}`,
        level: placed.layer + 1,
        position,
        among: rows.get(placed.layer) ?? 1,
        fold: folds !== undefined ? 'folded' : opened.has(node.set) ? 'open' : 'plain',
      },
    ];
  });
  return { items, graph };
}

/** The set that an arrow key leads to, null where nothing lies that way. */
export function walkOutline({ graph: { layout } }: Outline, from: RegionSet, direction: Direction): RegionSet | null {
  const here = layout.nodes.find(({ set }) => set === from);
  const to = here === undefined ? null : step(layout, here.node, direction);
  return layout.nodes.find(({ node }) => node === to)?.set ?? null;
}
