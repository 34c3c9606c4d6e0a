/**
 * One scene in a row of small pictures: as it is, its parts in colours, maps over it, and
 * what a region set shows of it. Small enough to lie beside a document.
 */
import sharp from 'sharp';
import { baselineOf, createCompositor, hiddenPicture } from '../../src/core/regions/composite.ts';
import type { RegionId } from '../../src/core/regions/regionSet.ts';
import { setOf } from '../../src/core/regions/regionSet.ts';
import type { SeenPicture } from '../../src/core/regions/picture.ts';
import { searchSettings } from './search.ts';
import type { StagedScene } from './stagedScene.ts';

type Rgb = readonly [number, number, number];

/** Far apart for any eye (Okabe and Ito), one per part. */
const partColours: readonly Rgb[] = [
  [230, 159, 0],
  [86, 180, 233],
  [0, 158, 115],
  [240, 228, 66],
  [213, 94, 0],
  [204, 121, 167],
];
const core: Rgb = [120, 120, 120];
const around: Rgb = [30, 30, 30];
const warm: Rgb = [255, 96, 0];

/** `[height, width, 3]`, 0–255. */
type Tile = Uint8Array;

export function partsTile({ truth }: StagedScene): Tile {
  return tileOf(truth.labels.length, (at) => {
    const label = truth.labels[at] ?? 0;
    if (label === 1) return core;
    return label < 128 ? (partColours[label - 2] ?? around) : around;
  });
}

/** The picture in grey, and warm where the map is high. */
export function mapTile(map: Float32Array, { rgb }: SeenPicture): Tile {
  const largest = map.reduce((most, value) => Math.max(most, value), 0);
  return tileOf(map.length, (at) => {
    const heat = largest === 0 ? 0 : Math.max(0, map[at] ?? 0) / largest;
    const grey = 0.6 * (((rgb[3 * at] ?? 0) + (rgb[3 * at + 1] ?? 0) + (rgb[3 * at + 2] ?? 0)) / 3);
    const mixed = (channel: number) => grey * (1 - heat) + channel * heat;
    return [mixed(warm[0]), mixed(warm[1]), mixed(warm[2])];
  });
}

/** What the network saw of these regions. */
export function shownTile(regions: readonly RegionId[], picture: SeenPicture): Tile {
  const { grid, footprint, baseline } = searchSettings;
  const hidden = hiddenPicture(picture, baselineOf(baseline, picture));
  const out = new Float32Array(picture.rgb.length);
  createCompositor(picture, hidden, grid, footprint).into(setOf(regions), out, 0);
  return Uint8Array.from(out, Math.round);
}

function tileOf(pixels: number, colour: (at: number) => Rgb): Tile {
  const tile = new Uint8Array(3 * pixels);
  for (let at = 0; at < pixels; at++) tile.set(colour(at), 3 * at);
  return tile;
}

/** As WebP, side by side. */
export async function strip(tiles: readonly Tile[], size: number): Promise<Uint8Array> {
  const raw = { width: size, height: size, channels: 3 } as const;
  return await sharp({ create: { width: size * tiles.length, height: size, channels: 3, background: '#000' } })
    .composite(tiles.map((tile, at) => ({ input: Buffer.from(tile), raw, left: at * size, top: 0 })))
    .webp({ quality: 80 })
    .toBuffer();
}
