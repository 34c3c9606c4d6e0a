/**
 * The names of edges beside the cards at their far ends.
 *
 * They keep their size on screen. Where neighbours would touch they are stacked, away
 * from the card, up to three high; a fourth is left out: its card is named when the
 * pointer reaches it.
 */
import type { Scene } from '../scene/scene.ts';
import { text } from '../scene/scene.ts';
import type { VizTheme } from '../theme.ts';
import type { Box, Camera } from './camera.ts';
import type { EdgeName } from './nodeStates.ts';

export interface NamedFrame {
  readonly camera: Camera;
  readonly nodes: readonly (Box & { readonly id: string })[];
  readonly edgeNames: readonly EdgeName[];
}

export interface PlacedName {
  readonly words: string;
  /** Of the middle of the baseline, CSS pixels on screen. */
  readonly x: number;
  readonly y: number;
}

const NAME = { size: 11, lineHeight: 14, gap: 4 };

/** Monospaced digits are 0.6 of their size wide, in every face of the theme. */
const DIGIT = 0.6;

export function edgeNameScene(frame: NamedFrame, theme: VizTheme): Scene {
  const look = { family: theme.mono, size: NAME.size, weight: 600, anchor: 'middle', fill: theme.warm } as const;
  return placeNames(frame).map(({ words, x, y }) => text(words, { x, y }, { ...look, halo: theme.paper }));
}

export function placeNames({ camera, nodes, edgeNames }: NamedFrame): PlacedName[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const placed: PlacedName[] = [];
  for (const { words, at, side } of edgeNames) {
    const node = byId.get(at);
    if (node === undefined) continue;
    const away = side === 'above' ? -1 : 1;
    const x = node.x * camera.zoom + camera.pan.x;
    const edge = (node.y + (away * node.height) / 2) * camera.zoom + camera.pan.y;
    const first = edge + (side === 'above' ? -NAME.gap : NAME.gap + NAME.size);
    const free = [0, 1, 2]
      .map((line) => ({ words, x, y: first + away * line * NAME.lineHeight }))
      .find((name) => placed.every((other) => apart(name, other)));
    if (free !== undefined) placed.push(free);
  }
  return placed;
}

function apart(a: PlacedName, b: PlacedName): boolean {
  const width = ((a.words.length + b.words.length) / 2 + 0.5) * NAME.size * DIGIT;
  return Math.abs(a.x - b.x) >= width || Math.abs(a.y - b.y) >= NAME.lineHeight;
}
