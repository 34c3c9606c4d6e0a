/** One photograph and one network, ready to be searched on WASM. */
import { chooseModel } from '../cli/modelSource.ts';
import { readPicture } from '../cli/picture.ts';
import { openPool } from '../cli/pool.ts';
import { startWasm } from '../cli/startWasm.ts';
import { baselineOf } from '../src/core/regions/composite.ts';
import type { ExplainSettings } from '../src/core/search/settings.ts';
import { classify } from '../src/engine/classify.ts';
import { seePicture } from '../src/engine/picture/resize.ts';
import type { Evaluator } from '../src/engine/scorer/evaluator.ts';
import { createLocalEvaluator } from '../src/engine/scorer/localEvaluator.ts';
import { importModel } from '../src/network/import/importModel.ts';

export interface BenchSubject {
  /** The evaluators the program would use. */
  readonly pool: readonly Evaluator[];
  /** One picture per forward pass, in this thread, as published. */
  readonly single: Evaluator;
  readonly close: () => Promise<void>;
}

/**
 * @param model a folder or the id of a model in the catalogue
 * @param photo a file
 */
export async function openSubject(
  model: string,
  photo: string,
  settings: ExplainSettings,
  workers: number,
): Promise<BenchSubject> {
  const { artifacts, card } = await chooseModel(model);
  await startWasm();
  const network = importModel(artifacts);
  const decoded = await readPicture(photo);
  const picture = seePicture(decoded, card.inputSize, 'crop');
  const { preprocess } = card;
  const probabilities = await classify(network, picture, preprocess);
  const subject = {
    picture,
    preprocess,
    grid: settings.grid,
    footprint: settings.footprint,
    baseline: baselineOf(settings.baseline, picture),
    target: probabilities.indexOf(Math.max(...probabilities)),
  };
  const pool = await openPool(workers, artifacts, network);
  const single = createLocalEvaluator({ ...subject, network, batchSize: 1 });
  return { pool: await pool.openSubject(subject), single, close: pool.close };
}
