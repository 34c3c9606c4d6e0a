/** Photographs ready to be explained on the GPU. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ChosenModel } from '../../cli/modelSource.ts';
import { chooseModel } from '../../cli/modelSource.ts';
import { readPicture } from '../../cli/picture.ts';
import { baselineOf } from '../../src/core/regions/composite.ts';
import { defaultSettings } from '../../src/core/search/settings.ts';
import { classify } from '../../src/engine/classify.ts';
import { seePicture } from '../../src/engine/picture/resize.ts';
import type { ScoringSubject } from '../../src/engine/scorer/evaluator.ts';
import type { Network } from '../../src/network/graph.ts';
import { photographs } from '../photographs.ts';

const model = '../shared/models/mobilenet_v2_100_224';
const demos = 'public/demo_images';

/** The model asked for; left out: MobileNet V2 where the test material is here, else a built-in network. */
export function openModel(asked: string | null): Promise<ChosenModel> {
  return chooseModel(asked ?? (existsSync(model) ? model : 'everyday-10'));
}

/** Paths of pictures: the photographs of the bench, or what the program shows as examples. */
export function picturePaths(count: number): string[] {
  const found = photographs(count);
  if (found.length > 0) return found;
  const names = readdirSync(demos).filter((name) => /\.(jpe?g|png|webp)$/.test(name));
  return names.slice(0, count).map((name) => join(demos, name));
}

/** With the class seen there and the default settings. */
export async function subjectOf(network: Network, { card }: ChosenModel, path: string): Promise<ScoringSubject> {
  const picture = seePicture(await readPicture(path), card.inputSize, 'crop');
  const { grid, footprint, baseline } = defaultSettings;
  const probabilities = await classify(network, picture, card.preprocess);
  const target = probabilities.indexOf(Math.max(...probabilities));
  return { picture, preprocess: card.preprocess, grid, footprint, baseline: baselineOf(baseline, picture), target };
}
