/**
 * One explanation from beginning to end: picture, model, prediction, maps, search,
 * graph, file. The same engine as the page's, in the same order.
 */
import { availableParallelism } from 'node:os';
import { failureOf, FailureError } from '../src/core/failure.ts';
import type { HeatMap } from '../src/core/maps/heatMap.ts';
import { classTarget } from '../src/core/methods/target.ts';
import type { Baseline } from '../src/core/regions/baseline.ts';
import { baselineOf } from '../src/core/regions/composite.ts';
import type { Grid } from '../src/core/regions/grid.ts';
import { regionCount } from '../src/core/regions/grid.ts';
import type { SeenPicture } from '../src/core/regions/picture.ts';
import { explain } from '../src/core/search/explain.ts';
import type { Findings } from '../src/core/search/findings.ts';
import type { ExplainSettings } from '../src/core/search/settings.ts';
import { writeExplanation } from '../src/core/share/explanationFile.ts';
import { neverStops } from '../src/core/stop.ts';
import { checkClassNames } from '../src/engine/catalogue/classNames.ts';
import type { RankedClass } from '../src/engine/classify.ts';
import { classify, rankClasses } from '../src/engine/classify.ts';
import { inputTensor } from '../src/engine/inputTensor.ts';
import { methods } from '../src/engine/methods/registry.ts';
import { seedMap } from '../src/engine/methods/seedMap.ts';
import { seePicture } from '../src/engine/picture/resize.ts';
import { createRegionScorer } from '../src/engine/scorer/regionScorer.ts';
import type { Network } from '../src/network/graph.ts';
import { importModel } from '../src/network/import/importModel.ts';
import type { ChosenModel } from './modelSource.ts';
import { chooseModel } from './modelSource.ts';
import { failureSentence } from './failureSentence.ts';
import { localPatterns } from './localPatterns.ts';
import { readPicture } from './picture.ts';
import { openPool } from './pool.ts';
import { runMethod } from './runMethod.ts';
import type { Request } from './settings.ts';
import { startWasm } from './startWasm.ts';

/** Beyond four threads a beam of this size has too few sets per level to share. */
const MOST_WORKERS = 4;

/** A picture and a network that are ready, and the class to explain. */
interface Subject {
  readonly network: Network;
  readonly model: ChosenModel;
  readonly seen: SeenPicture;
  readonly target: RankedClass;
  readonly baseline: Baseline;
}

/** The text of the explanation file; `say` hears one line per stage. */
export async function explainPicture(request: Request, say: (line: string) => void): Promise<string> {
  const picture = await readPicture(request.picture);
  const model = await chooseModel(request.model);
  const report = await startWasm();
  const network = importModel(model.artifacts);
  checkClassNames(model.card.name, model.classNames, network.classes);
  const seen = seePicture(picture, model.card.inputSize, request.fit);
  const target = await chooseTarget(request, network, model, seen);
  const baseline = baselineOf(request.settings.baseline, seen);
  const subject: Subject = { network, model, seen, target, baseline };
  say(`${picture.name}: ${target.label}, ${percent(target.confidence)}`);
  const maps = await makeMaps(request, subject, say);
  const { findings, milliseconds } = await search(request, subject, say);
  network.dispose();
  return writeExplanation({
    picture: {
      name: picture.name,
      sha256: picture.sha256,
      width: picture.width,
      height: picture.height,
      fit: request.fit,
    },
    model: { id: model.card.id, sha256: model.sha256 },
    engine: { backend: report.backend, version: report.version },
    target: { index: target.index, label: target.label },
    baseline,
    settings: request.settings,
    findings,
    milliseconds,
    maps,
  });
}

async function chooseTarget(
  request: Request,
  network: Network,
  model: ChosenModel,
  seen: SeenPicture,
): Promise<RankedClass> {
  const probabilities = await classify(network, seen, model.card.preprocess);
  const ranked = rankClasses(probabilities, model.classNames, model.card.backgroundClass);
  const target = request.target === null ? ranked[0] : ranked.find(({ index }) => index === request.target);
  if (target) return target;
  throw new FailureError({
    kind: 'model-invalid',
    model: model.card.name,
    detail: `it has no class ${String(request.target)} to explain, only 0 to ${network.classes - 1}`,
  });
}

async function makeMaps(
  request: Request,
  subject: Subject,
  say: (line: string) => void,
): Promise<Record<string, HeatMap>> {
  const maps: Record<string, HeatMap> = {};
  const { network, model, seen, target } = subject;
  const explained = {
    network,
    preprocess: model.card.preprocess,
    picture: seen,
    target: classTarget(target.index),
    patterns: localPatterns(model, network),
  };
  for (const id of request.maps) {
    const method = methods.get(id);
    if (!method) continue;
    try {
      const { raw } = await runMethod(method, explained, {}, ({ step, steps }) => {
        say(`${method.card.name}: step ${step} of ${steps}`);
      });
      maps[id] = raw;
    } catch (error) {
      // One map that cannot be made is no reason to lose the search.
      say(failureSentence(failureOf(error)));
    }
  }
  return maps;
}

function seedKind({ search }: ExplainSettings): 'i-gos' | 'grad-cam' | null {
  const seed = search.kind === 'exhaustive' ? 'none' : search.seed;
  return seed === 'i-gos' || seed === 'grad-cam' ? seed : null;
}

async function seedOf(
  kind: 'i-gos' | 'grad-cam',
  { network, model, seen, target }: Subject,
  on: { readonly grid: Grid; readonly baseline: Baseline },
): Promise<Float32Array> {
  const { preprocess } = model.card;
  const input = inputTensor(seen, preprocess);
  try {
    const context = { network, picture: seen, preprocess, input, target: classTarget(target.index) };
    return await seedMap(kind, context, on);
  } finally {
    input.dispose();
  }
}

async function search(
  { settings, workers }: Request,
  subject: Subject,
  say: (line: string) => void,
): Promise<{ readonly findings: Findings; readonly milliseconds: number }> {
  const { network, model, seen, target, baseline } = subject;
  const { grid, footprint } = settings;
  const pool = await openPool(workers ?? Math.min(MOST_WORKERS, availableParallelism()), model.artifacts, network);
  try {
    const started = performance.now();
    const kind = seedKind(settings);
    const seed = kind ? await seedOf(kind, subject, { grid, baseline }) : undefined;
    const { preprocess } = model.card;
    const scored = { picture: seen, preprocess, grid, footprint, baseline, target: target.index };
    const scorer = createRegionScorer(regionCount(grid), await pool.openSubject(scored));
    const steps = explain(scorer, settings, neverStops, seed);
    for (let next = await steps.next(); ; next = await steps.next()) {
      if (next.done) return { findings: next.value, milliseconds: performance.now() - started };
      say(progressLine(next.value));
    }
  } finally {
    await pool.close();
  }
}

function progressLine({ stage, level, evaluations, explanations, graph }: Findings): string {
  const found = `${explanations.length} ${explanations.length === 1 ? 'explanation' : 'explanations'}`;
  const nodes = graph ? `, ${graph.nodes.length} nodes` : '';
  return `${stage}${level > 0 ? ` ${level}` : ''}: ${evaluations} pictures, ${found}${nodes}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
