/**
 * The screen's result as one figure: picture, sentence, graph, and what it was made
 * with.
 *
 * Everything a reader needs to understand or repeat it is on the figure itself.
 * Sentences come from the owner; this only sets them. CSS pixels.
 */
import type { Bounds } from '../sag/camera.ts';
import type { SagScene } from '../sag/sagScene.ts';
import type { Scene, SceneImage, Shape } from '../scene/scene.ts';
import { group, line, text } from '../scene/scene.ts';
import type { VizTheme } from '../theme.ts';
import type { Run } from './wrap.ts';
import { wrap } from './wrap.ts';

export interface FigureProps {
  /** Read aloud for the whole figure. */
  readonly title: string;
  readonly sentence: readonly Run[];
  /** The explanation as a formula: `C6 ∧ D6 ∨ …`; empty for none. */
  readonly formula: string;
  /** Network, class, settings, address: one line each, small. */
  readonly notes: readonly string[];
  readonly picture: SceneImage;
  /** Width ÷ height of the picture. */
  readonly aspect: number;
  readonly graph: SagScene;
  readonly theme: VizTheme;
}

export interface Figure {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly scene: Scene;
}

/** Width in CSS pixels of words in a face. */
export type MeasureText = (words: string, font: { family: string; size: number; weight: number }) => number;

const MARGIN = 40;
const COLUMN = { side: 280, gap: 40 };
/** The graph's column; wider only where its cards would become smaller than `SMALLEST_SCALE`. */
const GRAPH_WIDTH = { usual: 820, largest: 2400 };
const SMALLEST_SCALE = 0.55;
const SENTENCE = { size: 22, leading: 31 };
const NOTE = { size: 11.5, leading: 18 };
const FORMULA = { size: 12.5, leading: 20 };

interface Block {
  readonly shapes: readonly Shape[];
  readonly height: number;
}

export function figureScene(props: FigureProps, measure: MeasureText): Figure {
  const { bounds } = props.graph;
  const graphWidth = columnFor(bounds);
  const left = MARGIN + COLUMN.side + COLUMN.gap;
  const width = left + graphWidth + MARGIN;
  const aside = asideBlock(props, measure);
  const sentence = sentenceBlock(props, graphWidth, measure);
  const graph = graphBlock(props.graph.scene, bounds, graphWidth);
  const graphTop = MARGIN + sentence.height + 24;
  const height = Math.ceil(Math.max(aside.height + MARGIN, graphTop + graph.height) + MARGIN);
  const rule = left - COLUMN.gap / 2;
  return {
    title: props.title,
    width: Math.ceil(width),
    height,
    background: props.theme.paper,
    scene: [
      group(aside.shapes, { x: MARGIN, y: MARGIN }),
      line(`M${String(rule)} ${String(MARGIN)}V${String(height - MARGIN)}`, props.theme.hairline, 1),
      group(sentence.shapes, { x: left, y: MARGIN }),
      group(graph.shapes, { x: left, y: graphTop }),
    ],
  };
}

function columnFor(bounds: Bounds | null): number {
  if (bounds === null) return GRAPH_WIDTH.usual;
  const readable = (bounds.right - bounds.left) * SMALLEST_SCALE;
  return Math.min(GRAPH_WIDTH.largest, Math.max(GRAPH_WIDTH.usual, readable));
}

function graphBlock(scene: Scene, bounds: Bounds | null, width: number): Block {
  if (bounds === null) return { shapes: [], height: 0 };
  const natural = bounds.right - bounds.left;
  const scale = Math.min(1, width / natural);
  const spare = width - natural * scale;
  const place = { x: spare / 2 - bounds.left * scale, y: -bounds.top * scale, scale };
  return { shapes: [group(scene, place)], height: (bounds.bottom - bounds.top) * scale };
}

function sentenceBlock({ sentence, theme }: FigureProps, width: number, measure: MeasureText): Block {
  const { size, leading } = SENTENCE;
  const weight = (strong: boolean): 400 | 600 => (strong ? 600 : 400);
  const lines = wrap(sentence, Math.min(width, GRAPH_WIDTH.usual), (words, strong) =>
    measure(words, { family: theme.serif, size, weight: weight(strong) }),
  );
  const shapes = lines.flatMap((pieces, row) =>
    pieces.map(({ words, strong, x }) =>
      text(
        words,
        { x, y: size + row * leading },
        {
          family: theme.serif,
          size,
          weight: weight(strong),
          fill: strong ? theme.enough : theme.ink,
        },
      ),
    ),
  );
  return { shapes, height: lines.length * leading };
}

/** The left column: the picture, the formula, the notes. */
function asideBlock({ picture, aspect, formula, notes, theme }: FigureProps, measure: MeasureText): Block {
  const height = COLUMN.side / aspect;
  const image: Shape = { kind: 'image', x: 0, y: 0, width: COLUMN.side, height, image: picture };
  const formulas = paragraph([formula], { family: theme.mono, fill: theme.ink, ...FORMULA }, measure);
  const small = paragraph(notes, { family: theme.sans, fill: theme.quietInk, ...NOTE }, measure);
  const formulaTop = height + 20;
  const notesTop = formulaTop + formulas.height + (formula === '' ? 0 : 14);
  return {
    shapes: [image, group(formulas.shapes, { y: formulaTop }), group(small.shapes, { y: notesTop })],
    height: notesTop + small.height,
  };
}

interface Face {
  readonly family: string;
  readonly fill: string;
  readonly size: number;
  readonly leading: number;
}

function paragraph(words: readonly string[], { family, fill, size, leading }: Face, measure: MeasureText): Block {
  const lines = words.flatMap((sentence) =>
    wrap([{ words: sentence, strong: false }], COLUMN.side, (part) => measure(part, { family, size, weight: 400 })),
  );
  const shapes = lines.flatMap((pieces, row) =>
    pieces.map((piece) => text(piece.words, { x: piece.x, y: size + row * leading }, { family, size, fill })),
  );
  return { shapes, height: lines.length * leading };
}
