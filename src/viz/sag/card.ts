/**
 * One node of the graph as a card: the picture the network saw, a bar, a number.
 *
 * The same scene is painted on screen and written into figures. What a card says is
 * said twice, never by colour alone: enough is the accent *and* a bar past the
 * notch; a root has a heavier frame *and* a larger card; a visitor is dashed; the
 * selection has a frame *and* a halo. Measures are graph units (CSS pixels at
 * zoom 1), so a card is drawn once and scales with the camera.
 */
import type { Scene, SceneImage, Shape } from '../scene/scene.ts';
import { group, line, rect, text } from '../scene/scene.ts';
import type { VizTheme } from '../theme.ts';

export type CardKind = 'root' | 'node' | 'visitor';

export interface CardState {
  readonly selected: boolean;
  /** Under the pointer, here or where it is named elsewhere. */
  readonly hovered: boolean;
  /** Holds the keyboard focus in the tree that mirrors the graph. */
  readonly focused: boolean;
  /** Does not show the region that is hovered elsewhere. */
  readonly faded: boolean;
}

export interface Card {
  readonly kind: CardKind;
  /** Confidence ÷ that of the whole picture; may exceed 1. */
  readonly ratio: number;
  readonly enough: boolean;
  /** Null until it is drawn for the first time. */
  readonly image: SceneImage | null;
  readonly state: CardState;
}

export interface CardMeasure {
  readonly width: number;
  readonly height: number;
  readonly padding: number;
  /** Side of the picture. */
  readonly picture: number;
  readonly bar: number;
  readonly font: number;
  readonly radius: number;
}

/** Picture, bar and number one below the other; the gaps are half the padding. */
function measure(picture: number, padding: number, bar: number, font: number): CardMeasure {
  const width = picture + 2 * padding;
  const height = padding + picture + padding + bar + padding + font * CAP_HEIGHT + padding;
  return { width, height, padding, picture, bar, font, radius: padding };
}

/** Height of a digit as a share of its font size, for the faces of the theme. */
const CAP_HEIGHT = 0.72;

const measures: Readonly<Record<CardKind, CardMeasure>> = {
  root: measure(100, 6, 5, 18),
  node: measure(58, 5, 4, 16),
  visitor: measure(74, 5, 4, 16),
};

export function cardMeasure(kind: CardKind): CardMeasure {
  return measures[kind];
}

/** `92 %`, with a thin space that does not break; a positive ratio below half a percent is `<1 %`, never 0. */
export function percent(ratio: number): string {
  const rounded = Math.round(ratio * 100);
  return rounded === 0 && ratio > 0 ? '<1\u202f%' : `${String(rounded)}\u202f%`;
}

/** The card around its own centre (0, 0). `threshold` is the ratio that is notched into the bar. */
export function cardScene(card: Card, theme: VizTheme, threshold: number): Scene {
  const m = measures[card.kind];
  const [left, top] = [-m.width / 2, -m.height / 2];
  const inner = { x: left + m.padding, width: m.picture };
  const barTop = top + 2 * m.padding + m.picture;
  const shapes: Shape[] = [
    ...halo(card.state, theme, m),
    rect(
      { x: left, y: top, width: m.width, height: m.height },
      { radius: m.radius, fill: theme.card, ...frame(card, theme) },
    ),
    picture(card.image, { x: inner.x, y: top + m.padding, side: m.picture }, theme),
    ...bar(card, { ...inner, y: barTop, height: m.bar, threshold }, theme),
    text(
      percent(card.ratio),
      { x: 0, y: top + m.height - m.padding },
      {
        family: theme.mono,
        size: m.font,
        weight: 600,
        anchor: 'middle',
        fill: card.enough || card.state.selected || card.state.hovered ? theme.ink : theme.quietInk,
      },
    ),
  ];
  return card.state.faded ? [group(shapes, { opacity: 0.32 })] : shapes;
}

function frame(card: Card, theme: VizTheme): { stroke: string; strokeWidth: number; dash: readonly number[] } {
  const dash = card.kind === 'visitor' ? [5, 3] : [];
  const heavy = card.kind === 'root' ? 2.5 : 1.25;
  if (card.state.selected) return { stroke: theme.warm, strokeWidth: heavy + 1, dash };
  if (card.state.hovered) return { stroke: theme.ink, strokeWidth: heavy, dash };
  if (card.enough) return { stroke: theme.enough, strokeWidth: heavy, dash };
  return { stroke: card.kind === 'visitor' ? theme.quietInk : theme.hairline, strokeWidth: heavy, dash };
}

function halo(state: CardState, theme: VizTheme, m: CardMeasure): Shape[] {
  const shapes: Shape[] = [];
  const around = (by: number): { x: number; y: number; width: number; height: number } => ({
    x: -m.width / 2 - by,
    y: -m.height / 2 - by,
    width: m.width + 2 * by,
    height: m.height + 2 * by,
  });
  if (state.selected) shapes.push(rect(around(5), { radius: m.radius + 5, fill: theme.warmHalo }));
  if (state.focused) {
    shapes.push(rect(around(5), { radius: m.radius + 5, stroke: theme.focus, strokeWidth: 2 }));
  }
  return shapes;
}

interface PicturePlace {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

function picture(image: SceneImage | null, { x, y, side }: PicturePlace, theme: VizTheme): Shape {
  if (image === null) return rect({ x, y, width: side, height: side }, { fill: theme.track });
  return { kind: 'image', x, y, width: side, height: side, image };
}

interface BarPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly threshold: number;
}

function bar(card: Card, place: BarPlace, theme: VizTheme): Shape[] {
  const { x, y, width, height, threshold } = place;
  const radius = height / 2;
  const filled = Math.min(1, card.ratio) * width;
  const notch = x + threshold * width;
  return [
    rect({ x, y, width, height }, { radius, fill: theme.track }),
    rect(
      { x, y, width: Math.max(filled, height), height },
      { radius, fill: card.enough ? theme.enough : theme.notEnough },
    ),
    line(`M${notch.toFixed(2)} ${(y - 1.5).toFixed(2)}V${(y + height + 1.5).toFixed(2)}`, theme.ink, 1),
  ];
}
