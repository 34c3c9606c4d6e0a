/** The pictures that patterns are estimated from: a folder of files, or a data set of the toy world. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { DecodedPicture } from '../../src/engine/picture/resize.ts';
import { readPicture } from '../picture.ts';
import { UsageError } from '../settings.ts';

export interface PictureFolder {
  readonly count: number;
  /** What they are, in words that may be published. */
  readonly source: string;
  /** The picture at a place from 0 to `count − 1`. */
  readonly read: (place: number) => Promise<DecodedPicture>;
}

const isPicture = (path: string): boolean => /\.(jpe?g|png|webp|gif|avif|tiff?)$/i.test(path);

/** @throws UsageError where the folder holds no pictures */
export function openPictures(folder: string): PictureFolder {
  if (existsSync(join(folder, 'world.json'))) return openWorld(folder);
  const found = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const files = found.filter(isPicture).sort();
  if (files.length === 0) throw new UsageError(`There are no pictures in ${folder}.`);
  return {
    count: files.length,
    source: basename(resolve(folder)),
    read: (place) => readPicture(join(folder, files[place] ?? '')),
  };
}

/** As `npm run world` writes it: all pictures in one file, without anything between them. */
function openWorld(folder: string): PictureFolder {
  const { count, seed, size } = JSON.parse(readFileSync(join(folder, 'world.json'), 'utf8')) as {
    count: number;
    seed: number;
    size: [number, number];
  };
  const [height, width] = size;
  return {
    count,
    source: `scenes of the toy world, seed ${seed}`,
    read: async (place) => {
      const rgb = new Uint8ClampedArray(height * width * 3);
      const file = await open(join(folder, 'pictures.bin'));
      try {
        await file.read(rgb, 0, rgb.length, place * rgb.length);
      } finally {
        await file.close();
      }
      return { width, height, rgb };
    },
  };
}

/** `wanted` places spread evenly over `count`, each once. */
export function spread(count: number, wanted: number): number[] {
  const length = Math.min(count, wanted);
  return Array.from({ length }, (_, index) => Math.floor((index * count) / length));
}
