/** One method's map of one picture, beside the picture, as a small file. */
import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Method } from '../../src/engine/methods/method.ts';
import type { Explained } from '../runMethod.ts';
import { runMethod } from '../runMethod.ts';
import { mapTile, strip } from '../truth/strip.ts';
import type { Illustration } from './document.ts';

/** Writes into `folder`, which exists. The picture must be square. */
export async function illustrate(method: Method, explained: Explained, folder: string): Promise<Illustration> {
  const { picture } = explained;
  const { map } = await runMethod(method, explained);
  const file = `${method.card.id}.webp`;
  if (map === null) return { file: '', nothing: true };
  const tiles = [Uint8Array.from(picture.rgb), mapTile(map.values, picture)];
  await writeFile(join(folder, file), await strip(tiles, picture.width));
  return { file: `${basename(dirname(join(folder, file)))}/${file}`, nothing: false };
}
