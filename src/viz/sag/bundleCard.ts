/**
 * "+ 8": the nodes that are folded away below one parent, as a small stack.
 *
 * Two edges peep out behind the front card, so that it reads as several; the number
 * says how many. Graph units, around its own centre (0, 0).
 */
import type { Scene } from '../scene/scene.ts';
import { rect, text } from '../scene/scene.ts';
import type { VizTheme } from '../theme.ts';

export const bundleMeasure = { width: 44, height: 40 } as const;

export function bundleScene(count: number, hovered: boolean, theme: VizTheme): Scene {
  const { width, height } = bundleMeasure;
  const stroke = hovered ? theme.ink : theme.thread;
  const sheet = (shift: number): Scene[number] =>
    rect(
      { x: -width / 2 + shift, y: -height / 2 + shift, width: width - 6, height: height - 6 },
      { radius: 5, fill: theme.card, stroke, strokeWidth: 1 },
    );
  return [
    sheet(6),
    sheet(3),
    sheet(0),
    text(
      `+\u202f${String(count)}`,
      { x: -3, y: 2.5 },
      { family: theme.mono, size: 15, weight: 600, anchor: 'middle', fill: hovered ? theme.ink : theme.quietInk },
    ),
  ];
}
