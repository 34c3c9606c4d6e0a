/**
 * The published flow run for real on one photograph, beside what `search.ts` counts out for it.
 *
 * Between its sizes a few of its forwards are timed on their own, so that the estimate is
 * made while the computer is as busy as during the run.
 */
import { regionCount } from '../src/core/regions/grid.ts';
import type { RegionSet } from '../src/core/regions/regionSet.ts';
import type { Scorer } from '../src/core/search/scorer.ts';
import type { ExplainSettings } from '../src/core/search/settings.ts';
import type { ScoringSubject } from '../src/engine/scorer/evaluator.ts';
import { timed } from './byTurns.ts';
import { published } from './contenders.ts';
import type { Counted } from './counted.ts';
import { countPublished } from './counted.ts';
import type { FullForward } from './fullForward.ts';
import { openFullForward } from './fullForward.ts';
import type { Stage } from './stage.ts';
import type { TorchFlow } from './torch/torch.ts';

/** Sets that are timed on their own at a time. */
const SAMPLE = 20;

/** Prints both, for our back end and for PyTorch. */
export async function compareReally(
  stage: Stage,
  torch: TorchFlow | null,
  photograph: string,
  subject: ScoringSubject,
  settings: ExplainSettings,
): Promise<void> {
  const counted = await countPublished(stage, photograph, subject, settings);
  const full = openFullForward(stage.network, subject);
  await runHere(full, counted, regionCount(settings.grid), torch);
  full.dispose();
}

async function runHere(full: FullForward, counted: Counted, regions: number, torch: TorchFlow | null): Promise<void> {
  const asked: RegionSet[] = [];
  const scorer: Scorer = {
    regions,
    async score(sets) {
      const [set] = sets;
      if (set === undefined || sets.length > 1) throw new Error('the published flow scores one set at a time');
      asked.push(set);
      const [confidence = Number.NaN, margin = Number.NaN] = await full.score(set);
      return [{ confidence, margin }];
    },
  };
  const samples: number[] = [];
  const steps = published(scorer, counted.settings);
  let real = 0;
  for (;;) {
    const before = performance.now();
    const { done } = await steps.next();
    real += (performance.now() - before) / 1000;
    if (done) break;
    samples.push(await secondsPerForward(full, asked.slice(-SAMPLE)));
  }
  report('here', real, asked.length, counted, samples);
  if (torch) await runTorch(torch, counted, asked.slice(-SAMPLE));
}

async function secondsPerForward(full: FullForward, sets: readonly RegionSet[]): Promise<number> {
  const seconds = await timed(async () => {
    for (const set of sets) await full.score(set);
  });
  return seconds / sets.length;
}

async function runTorch(torch: TorchFlow, counted: Counted, sample: readonly RegionSet[]): Promise<void> {
  const before = (await torch.time(sample)) / sample.length;
  const { seconds, forwards } = await torch.flow(counted.settings);
  const after = (await torch.time(sample)) / sample.length;
  report(torch.name, seconds, forwards, counted, [before, after]);
}

function report(where: string, real: number, forwards: number, counted: Counted, perForward: readonly number[]): void {
  const estimate = (counted.forwards * perForward.reduce((sum, one) => sum + one, 0)) / perForward.length;
  console.error(
    `really, ${where}: ${forwards} forwards in ${real.toFixed(1)} s;`,
    `counted out: ${counted.forwards} in ${estimate.toFixed(1)} s, ${(100 * (estimate / real - 1)).toFixed(1)} % off`,
  );
}
