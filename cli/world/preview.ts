/** One scene of each class on one sheet, for people to look at. */
import sharp from 'sharp';
import { thingClasses } from '../../training/toyworld/families.ts';
import { renderScene } from '../../training/toyworld/scene/renderScene.ts';
import { sampleScene } from '../../training/toyworld/scene/sampleScene.ts';
import { sceneSeed } from './batch.ts';
import type { PreviewRequest } from './request.ts';

const size = 224;
const columns = 4;

/** Classes in their order, four a row. */
export async function writePreview({ preview, seed, whole }: PreviewRequest): Promise<void> {
  const pictures = thingClasses.map(({ name: className }, i) => ({
    input: Buffer.from(renderScene(sampleScene(sceneSeed(seed, i), { className, whole }), { size, samples: 2 }).pixels),
    raw: { width: size, height: size, channels: 3 as const },
    left: (i % columns) * size,
    top: Math.floor(i / columns) * size,
  }));
  const height = Math.ceil(pictures.length / columns) * size;
  const sheet = sharp({ create: { width: columns * size, height, channels: 3, background: 'white' } });
  await sheet.composite(pictures).toFile(preview);
}
