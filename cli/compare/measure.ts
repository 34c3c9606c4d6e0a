/**
 * Every contestant on one picture, under one protocol. What costs forward passes goes
 * through the journal, so nothing is asked twice.
 */
import { failureOf } from '../../src/core/failure.ts';
import type { MapMeasures } from '../../src/core/measures/mapMeasures.ts';
import { classTarget } from '../../src/core/methods/target.ts';
import { judgeMap } from '../../src/engine/measures/judgeMap.ts';
import type { JudgeContext } from '../../src/engine/measures/judgement.ts';
import { failureSentence } from '../failureSentence.ts';
import type { Contestant } from './contestants.ts';
import type { Bench, Cost } from './makeMap.ts';
import { makeMap } from './makeMap.ts';
import type { AskedPicture } from './subject.ts';

/** One contestant on one picture. Plain, so that it can be kept in a file. */
export interface Measured {
  readonly measures: MapMeasures;
  /** Whether there was nothing to show. */
  readonly silent: boolean;
  readonly cost: Cost;
}

/** Why a contestant has no map, in one sentence. */
interface Failed {
  readonly failed: string;
}

export type Outcome = Measured | Failed;

/** By contestant. */
export async function measurePicture(
  bench: Bench,
  picture: AskedPicture,
  rows: readonly Contestant[],
): Promise<ReadonlyMap<string, Outcome>> {
  const { network, model } = bench.subject;
  const { seen, answer, settings } = picture;
  const { preprocess } = model.card;
  // Whatever is asked of the network whichever the map, is asked once for this picture.
  const question = {
    network,
    picture: seen,
    preprocess,
    target: classTarget(answer.index),
    probes: new Map<string, Float32Array>(),
  };
  const asked = `${picture.sha256}/${picture.fit}/${model.sha256}/${answer.index}/${JSON.stringify(settings)}`;
  const outcomes = new Map<string, Outcome>();
  for (const row of rows) {
    const work = async () => {
      bench.say(`${picture.name}: ${row.name}`);
      return await measureMap(bench, row, picture, question);
    };
    outcomes.set(row.id, await bench.journal.recall(`${asked}/${row.id}`, work).catch(failed));
  }
  return outcomes;
}

async function measureMap(
  bench: Bench,
  row: Contestant,
  picture: AskedPicture,
  question: JudgeContext,
): Promise<Measured> {
  const { cost, rerun, ...judged } = await makeMap(bench, row, picture);
  const work = judgeMap({ ...question, ...(rerun && { rerun }) }, judged, picture.settings);
  let next = await work.next();
  while (!next.done) next = await work.next();
  return { measures: next.value, silent: judged.map === null, cost };
}

/** A method that cannot explain one network must not end the comparison of the others. */
function failed(thrown: unknown): Failed {
  return { failed: failureSentence(failureOf(thrown)) };
}
