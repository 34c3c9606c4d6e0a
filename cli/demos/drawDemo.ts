/**
 * A demo scene as the files the page shows: the picture as WebP and the truth about it.
 *
 * The truth holds, for every pixel, whether it belongs to a part of the thing, and the
 * smallest sets of its parts that no other class has. Knows no network.
 */
import sharp from 'sharp';
import { encodeLabels } from '../../src/core/truth/labelRuns.ts';
import { minimalPartSets } from '../../src/core/truth/partSets.ts';
import { demoScene, type DemoScene } from '../../training/toyworld/demos/demoScene.ts';
import { thingClasses } from '../../training/toyworld/families.ts';
import { renderScene } from '../../training/toyworld/scene/renderScene.ts';

const size = 224;

interface Drawn {
  readonly picture: Uint8Array;
  readonly truth: string;
}

export async function drawDemo(demo: DemoScene): Promise<Drawn> {
  const scene = demoScene(demo);
  const { pixels, labels } = renderScene(scene, { size, samples: 4 });
  const raw = { width: size, height: size, channels: 3 } as const;
  const picture = await sharp(pixels, { raw }).webp({ quality: 92, effort: 6 }).toBuffer();
  return { picture, truth: truthOf(demo, labels) };
}

function truthOf(demo: DemoScene, labels: Uint8Array): string {
  const thing = thingClasses.find(({ name }) => name === demo.className);
  if (!thing) throw new Error(`There is no class "${demo.className}".`);
  const parts = thing.parts.map((name, i) => ({ name, label: 2 + i })).filter(({ label }) => labels.includes(label));
  const sufficient = minimalPartSets(
    thingClasses,
    thing.name,
    parts.map(({ name }) => name),
  );
  const ofParts = labels.map((label) => (label < 128 ? label : 0));
  const truth = { version: 1, class: thing.name, width: size, height: size, parts, sufficient, note: demo.note };
  return `${JSON.stringify({ ...truth, labels: encodeLabels(ofParts) })}\n`;
}
