/** A network and its scoring threads, ready to search photographs on WASM, as the program does. */
import { availableParallelism } from 'node:os';
import { chooseModel } from '../cli/modelSource.ts';
import { readPicture } from '../cli/picture.ts';
import type { ScoringPool } from '../cli/pool.ts';
import { openPool } from '../cli/pool.ts';
import { startWasm } from '../cli/startWasm.ts';
import { baselineOf } from '../src/core/regions/composite.ts';
import type { ExplainSettings } from '../src/core/search/settings.ts';
import { classify } from '../src/engine/classify.ts';
import { seePicture } from '../src/engine/picture/resize.ts';
import type { ScoringSubject } from '../src/engine/scorer/evaluator.ts';
import type { ModelArtifacts, Network } from '../src/network/graph.ts';
import { importModel } from '../src/network/import/importModel.ts';

/** As many as the command line starts on this machine. */
export const WORKERS = Math.min(4, availableParallelism());

export interface Stage {
  readonly network: Network;
  readonly artifacts: ModelArtifacts;
  readonly pool: ScoringPool;
  /** The photograph with the class seen there, under these settings. */
  readonly subjectOf: (photograph: string, settings: ExplainSettings) => Promise<ScoringSubject>;
  readonly close: () => Promise<void>;
}

/** @param model a folder or the id of a model in the catalogue */
export async function openStage(model: string): Promise<Stage> {
  const { artifacts, card } = await chooseModel(model);
  await startWasm();
  const network = importModel(artifacts);
  const pool = await openPool(WORKERS, artifacts, network);
  const { preprocess } = card;
  return {
    network,
    artifacts,
    pool,
    async subjectOf(photograph, { grid, footprint, baseline }) {
      const picture = seePicture(await readPicture(photograph), card.inputSize, 'crop');
      const probabilities = await classify(network, picture, preprocess);
      const target = probabilities.indexOf(Math.max(...probabilities));
      return { picture, preprocess, grid, footprint, baseline: baselineOf(baseline, picture), target };
    },
    async close() {
      await pool.close();
      network.dispose();
    },
  };
}
