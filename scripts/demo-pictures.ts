/**
 * Draws the sample pictures of the page into `public/demo_images`.
 *
 * They are drawn, not photographed, so that they can be shipped; ImageNet networks
 * recognise them all the same. Run: `npx tsx scripts/demo-pictures.ts`
 */
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { balloons } from './drawings/balloons.ts';
import { ladybirds } from './drawings/ladybirds.ts';
import { trafficLights } from './drawings/trafficLights.ts';

const folder = 'public/demo_images';
const size = 560;

const samples = [
  { name: 'balloons', caption: 'Two hot-air balloons', svg: balloons },
  { name: 'ladybirds', caption: 'Two ladybirds on a leaf', svg: ladybirds },
  { name: 'traffic-lights', caption: 'Two traffic lights', svg: trafficLights },
];

for (const { name, svg } of samples) {
  await sharp(Buffer.from(svg)).resize(size, size).removeAlpha().webp({ quality: 88 }).toFile(`${folder}/${name}.webp`);
}
const list = { samples: samples.map(({ name, caption }) => ({ name, caption, file: `${name}.webp` })) };
writeFileSync(`${folder}/samples.json`, `${JSON.stringify(list, null, 2)}\n`);
