/**
 * What a layout places: shown nodes and bundles, linked, in rows by set size.
 *
 * A thing is known again by its set (a bundle by its parent's), so it finds the place
 * it had before. Only `layout.ts` and what it calls see these; they are changed in
 * place while positions are looked for.
 */
import type { RegionSet } from '../regions/regionSet.ts';
import { size } from '../regions/regionSet.ts';
import type { FoldedSag } from './fold.ts';
import type { Item } from './ordering.ts';
import type { Sag } from './sag.ts';

export interface Box {
  readonly width: number;
  readonly height: number;
}

export type PlacedKind = 'root' | 'node' | 'visitor';

export type Boxes = Readonly<Record<PlacedKind | 'bundle', Box>>;

export type Thing = (
  { readonly kind: PlacedKind; readonly node: number } | { readonly kind: 'bundle'; readonly hidden: readonly number[] }
) &
  Item & {
    /** Of a bundle: its parent's. */
    readonly set: RegionSet;
    /** Regions of the sets in its row. */
    readonly size: number;
    readonly box: Box;
    readonly above: Thing[];
    readonly below: Thing[];
    x: number;
  };

export const nodeKey = (set: RegionSet): string => `node ${set.toString(36)}`;
export const bundleKey = (parent: RegionSet): string => `bundle ${parent.toString(36)}`;

export interface ThingOptions {
  readonly boxes: Boxes;
  readonly visitor: RegionSet | null;
  /** Centres of the layout before, by key. */
  readonly before: ReadonlyMap<string, number>;
}

/** Rows from the largest sets to the smallest; sizes that nothing has are left out. */
export function thingRows(sag: Sag, folded: FoldedSag, options: ThingOptions): Thing[][] {
  const rows = new Map<number, Thing[]>();
  for (const thing of thingsOf(sag, folded, options)) {
    const row = rows.get(thing.size);
    if (row === undefined) rows.set(thing.size, [thing]);
    else row.push(thing);
  }
  return [...rows].sort(([a], [b]) => b - a).map(([, row]) => row);
}

function thingsOf(sag: Sag, folded: FoldedSag, { boxes, visitor, before }: ThingOptions): Thing[] {
  const place = (key: string) => ({ key, above: [], below: [], pinned: before.get(key) ?? null, at: 0, x: 0 });
  const shown = new Set(folded.nodes);
  const nodes = new Map<number, Thing>();
  for (const [node, { set, root }] of sag.nodes.entries()) {
    if (!shown.has(node)) continue;
    const kind = root ? 'root' : set === visitor ? 'visitor' : 'node';
    nodes.set(node, { ...place(nodeKey(set)), kind, node, set, size: size(set), box: boxes[kind] });
  }
  for (const { parent, child } of folded.edges.flatMap((at) => sag.edges[at] ?? []))
    link(nodes.get(parent), nodes.get(child));
  const bundles = folded.bundles.flatMap(({ parent, hidden }): Thing[] => {
    const above = nodes.get(parent);
    if (above === undefined) return [];
    const { set, size: regions } = above;
    const bundle: Thing = {
      ...place(bundleKey(set)),
      kind: 'bundle',
      hidden,
      set,
      size: regions - 1,
      box: boxes.bundle,
    };
    link(above, bundle);
    return [bundle];
  });
  return [...nodes.values(), ...bundles];
}

function link(parent: Thing | undefined, child: Thing | undefined): void {
  if (parent === undefined || child === undefined) return;
  parent.below.push(child);
  child.above.push(parent);
}
