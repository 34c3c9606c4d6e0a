/** A network, a picture and the class it sees there, for benches of single methods; on WASM, which must run. */
import { localPatterns } from '../cli/localPatterns.ts';
import { chooseModel } from '../cli/modelSource.ts';
import { readPicture } from '../cli/picture.ts';
import type { Explained } from '../cli/runMethod.ts';
import { classTarget } from '../src/core/methods/target.ts';
import { classify } from '../src/engine/classify.ts';
import { seePicture } from '../src/engine/picture/resize.ts';
import { importModel } from '../src/network/import/importModel.ts';

/**
 * The caller disposes the network.
 * @param model a folder or the id of a model in the catalogue
 * @param file a picture
 */
export async function openExplained(model: string, file: string): Promise<Explained> {
  const chosen = await chooseModel(model);
  const { card, artifacts } = chosen;
  const network = importModel(artifacts);
  const picture = seePicture(await readPicture(file), card.inputSize, 'crop');
  const probabilities = await classify(network, picture, card.preprocess);
  const target = classTarget(probabilities.indexOf(Math.max(...probabilities)));
  return { network, preprocess: card.preprocess, picture, target, patterns: localPatterns(chosen, network) };
}
