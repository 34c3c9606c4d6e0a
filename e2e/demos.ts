/**
 * A demo as the page ships them: the picture of two red spots, what the colour
 * counter makes of it, and what is known about it.
 */
import type { Page } from '@playwright/test';
import { encodeLabels } from '../src/core/truth/labelRuns.ts';
import { twoReds } from './pictures.ts';
import { tinyCard, tinySize } from './tinyModel.ts';

/** The spots of `twoReds`: left edge, top edge, side. */
const spots = [
  ['upper spot', 6, 8, 18],
  ['lower spot', 40, 36, 18],
  ['green spot', 44, 6, 9],
] as const;

const first = 2;

function labels(): Uint8Array {
  const pixels = new Uint8Array(tinySize * tinySize);
  for (const [at, [, left, top, side]] of spots.entries())
    for (let y = top; y < top + side; y++) pixels.fill(first + at, y * tinySize + left, y * tinySize + left + side);
  return pixels;
}

const truth = {
  version: 1,
  class: 'red',
  width: tinySize,
  height: tinySize,
  parts: spots.map(([name], at) => ({ name, label: first + at })),
  sufficient: [['upper spot'], ['lower spot'], ['upper spot', 'lower spot', 'green spot']],
  note: 'Two red spots and a green one: either red spot alone is enough.',
  labels: encodeLabels(labels()),
};

const list = (count: number) => [
  ...Array.from({ length: count }, (_, at) => ({
    name: at === 0 ? 'reds' : `reds-${String(at)}`,
    caption: at === 0 ? 'Two red spots' : `Two red spots, once more (${String(at)})`,
    file: 'reds.png',
    model: tinyCard.id,
    explanation: 'reds.json',
    truth: 'reds.truth.json',
  })),
  { name: 'balloons', caption: 'Two hot-air balloons', file: 'balloons.webp' },
];

export interface DemoFiles {
  /** Text of an explanation file. */
  readonly explanation: string;
  readonly count?: number;
}

/** `count` demos, all of the same picture, and a drawing; call after the catalogue is served. */
export async function serveDemos(page: Page, { explanation, count = 1 }: DemoFiles): Promise<void> {
  const picture = await twoReds();
  const files: Readonly<Record<string, Buffer | string>> = {
    'samples.json': JSON.stringify({ samples: list(count) }),
    'reds.png': picture,
    'reds.json': explanation,
    'reds.truth.json': JSON.stringify(truth),
  };
  for (const [name, body] of Object.entries(files))
    await page.context().route(`**/demo_images/${name}`, (route) => route.fulfill({ body }));
}
