/**
 * A picture file as plain upright RGB, decoded without a browser.
 *
 * Same rules as on the page: EXIF orientation applied, colours brought to sRGB,
 * transparent pixels on white. What cannot be read is a failure with the same kind.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import sharp from 'sharp';
import { FailureError } from '../src/core/failure.ts';
import { fileKind } from '../src/engine/picture/fileKind.ts';
import type { DecodedPicture } from '../src/engine/picture/resize.ts';

export interface PictureFile extends DecodedPicture {
  readonly name: string;
  /** Of the file's bytes. */
  readonly sha256: string;
}

/** @throws FailureError *picture-unreachable* or *picture-undecodable* */
export async function readPicture(path: string): Promise<PictureFile> {
  const name = basename(path);
  const bytes = await readFile(path).catch(() => {
    throw new FailureError({ kind: 'picture-unreachable', address: path });
  });
  try {
    const { data, info } = await sharp(bytes)
      .rotate()
      .toColourspace('srgb')
      .flatten({ background: '#fff' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new Error(`${String(info.channels)} channels`);
    return {
      name,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      width: info.width,
      height: info.height,
      rgb: new Uint8ClampedArray(data),
    };
  } catch {
    throw new FailureError({ kind: 'picture-undecodable', name, looksLike: fileKind(bytes) });
  }
}
