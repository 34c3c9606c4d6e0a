/**
 * The graph, folded and laid out for cards of the drawing's sizes.
 *
 * Done once for both of its forms: the drawing and the tree of buttons show the same
 * nodes in the same order, so an arrow key goes where the eye expects. Given the
 * layout before, what was there keeps its place.
 */
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { foldSag } from '../../core/sag/fold.ts';
import type { LayoutOptions, SagLayout } from '../../core/sag/layout.ts';
import { layoutSag } from '../../core/sag/layout.ts';
import type { Sag } from '../../core/sag/sag.ts';
import { withVisitor } from '../../core/sag/visitor.ts';
import type { Score } from '../../core/search/scorer.ts';
import { bundleMeasure } from './bundleCard.ts';
import { cardMeasure } from './card.ts';

export interface GraphInput {
  readonly sag: Sag;
  /** Score of the whole picture. */
  readonly whole: Score;
  /** The set that a person put together last; a card of its own unless the graph has the set. */
  readonly visitor: (Score & { readonly set: RegionSet }) | null;
  /** Parents whose folded children are shown. */
  readonly opened: ReadonlySet<RegionSet>;
  /** Sets that are shown whatever is folded. */
  readonly kept: readonly RegionSet[];
}

export interface LaidGraph {
  /** With the visitor. */
  readonly sag: Sag;
  readonly layout: SagLayout;
}

const boxes: NonNullable<LayoutOptions['boxes']> = {
  root: cardMeasure('root'),
  node: cardMeasure('node'),
  visitor: cardMeasure('visitor'),
  bundle: bundleMeasure,
};

export function layOut({ sag, whole, visitor, opened, kept }: GraphInput, previous: SagLayout | null): LaidGraph {
  if (visitor === null) {
    return { sag, layout: layoutSag(sag, { folded: foldSag(sag, { opened, kept }), previous, boxes }) };
  }
  const visited = withVisitor(sag, visitor.set, visitor, whole);
  const folded = foldSag(visited, { opened, kept: [visitor.set, ...kept] });
  return { sag: visited, layout: layoutSag(visited, { folded, previous, visitor: visitor.set, boxes }) };
}
