/**
 * `npm run demos`: draws the demo scenes, explains them and writes what the page ships.
 *
 * Per scene a picture, an explanation file with the whole prediction, and the truth
 * about its parts; then the list of samples. Progress goes to stderr. A file that is
 * larger than a page should load at once is an error, not a warning.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { demoScenes } from '../training/toyworld/demos/demoScenes.ts';
import { explainDemo } from './demos/explainDemo.ts';
import { drawDemo } from './demos/drawDemo.ts';
import { writeSmall } from './demos/writeSmall.ts';
import { runProgram } from './program.ts';
import { UsageError } from './settings.ts';

const usage = `npm run demos -- [--only NAME] [--pictures-only]

  --only NAME       this scene alone
  --pictures-only   draw, and leave the explanations as they are`;

const folder = resolve(import.meta.dirname, '../public/demo_images');

interface Wanted {
  readonly only: string | null;
  readonly explain: boolean;
}

function wanted(args: readonly string[]): Wanted {
  const at = args.indexOf('--only');
  const only = at < 0 ? null : (args[at + 1] ?? '');
  const unknown = args.filter((arg, i) => i !== at && (at < 0 || i !== at + 1) && arg !== '--pictures-only');
  if (unknown.length > 0) throw new UsageError(`There is no ${unknown.join(' ')}.`);
  if (only !== null && !demoScenes.some(({ name }) => name === only))
    throw new UsageError(`There is no scene "${only}".`);
  return { only, explain: !args.includes('--pictures-only') };
}

/** The toy scenes first, then the samples of the list that are none. */
async function writeList(): Promise<void> {
  const path = join(folder, 'samples.json');
  const { samples } = JSON.parse(await readFile(path, 'utf8')) as { samples: { name: string; model?: string }[] };
  const scenes = demoScenes.map(({ name, caption }) => ({
    name,
    caption,
    file: `${name}.webp`,
    model: 'toyworld',
    explanation: `${name}.json`,
    truth: `${name}.truth.json`,
  }));
  const others = samples.filter(({ model }) => model !== 'toyworld');
  await writeSmall(path, `${JSON.stringify({ samples: [...scenes, ...others] }, null, 1)}\n`, 20_000);
}

await runProgram(usage, async (args) => {
  const { only, explain } = wanted(args);
  for (const scene of demoScenes.filter(({ name }) => only === null || name === only)) {
    const { picture, truth } = await drawDemo(scene);
    await writeSmall(join(folder, `${scene.name}.webp`), picture, 40_000);
    await writeSmall(join(folder, `${scene.name}.truth.json`), truth, 30_000);
    if (explain) {
      const explanation = await explainDemo(join(folder, `${scene.name}.webp`), scene.name);
      await writeSmall(join(folder, `${scene.name}.json`), explanation, 60_000);
    }
    console.error(`${scene.name}: ${scene.caption}`);
  }
  await writeList();
});
