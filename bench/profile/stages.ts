/**
 * Where the time of a scored batch goes: compositing, forward pass, judging, read-back, and what a message costs.
 *
 * The parts of `plainEvaluator.ts`, one after the other, on random region sets.
 */
import { MessageChannel } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs-core';
import { regionCount } from '../../src/core/regions/grid.ts';
import type { RegionSet } from '../../src/core/regions/regionSet.ts';
import { setOf } from '../../src/core/regions/regionSet.ts';
import type { ScoringSubject } from '../../src/engine/scorer/evaluator.ts';
import { confidenceAndMargin, oneHotRow } from '../../src/engine/scorer/judge.ts';
import { createMaskedBatches } from '../../src/engine/scorer/maskedBatches.ts';
import { logits } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/graph.ts';
import { processorTime } from '../processorTime.ts';

/** Milliseconds of one batch. */
export type StageTimes = Readonly<Record<(typeof stageNames)[number], number>>;
export const stageNames = ['compositing', 'forward', 'judging', 'read-back', 'messages'] as const;

/** One per round. */
export async function profileStages(
  network: Network,
  subject: ScoringSubject,
  batch: number,
  rounds: number,
): Promise<StageTimes[]> {
  const batches = createMaskedBatches(subject, 'host');
  const target = oneHotRow(subject.target, network.classes);
  const echo = openEcho();
  const times: StageTimes[] = [];
  // The first round makes what later ones find made.
  for (let round = -1; round < rounds; round++) {
    const sets = randomSets(batch, regionCount(subject.grid), round + 2);
    const marks = [processorTime()];
    const mark = (): void => void marks.push(processorTime());
    const pairs = tf.tidy(() => {
      const x = batches.make(sets);
      mark();
      const z = logits(network, x);
      mark();
      return confidenceAndMargin(z, target);
    });
    mark();
    const values = await pairs.data<'float32'>();
    mark();
    await echo.send({ type: 'evaluate', sets, values });
    mark();
    pairs.dispose();
    if (round >= 0) times.push(named(marks));
  }
  echo.close();
  batches.dispose();
  target.dispose();
  return times;
}

function named(marks: readonly number[]): StageTimes {
  const spans = stageNames.map((name, at) => [name, (marks[at + 1] ?? 0) - (marks[at] ?? 0)]);
  return Object.fromEntries(spans) as StageTimes;
}

/** What question and answer cost to copy and deliver; that another thread must wake up for them is not in it. */
function openEcho() {
  const { port1, port2 } = new MessageChannel();
  port2.on('message', (message) => {
    port2.postMessage(message);
  });
  return {
    send: (message: unknown) =>
      new Promise((resolve) => {
        port1.once('message', resolve);
        port1.postMessage(message);
      }),
    close() {
      port1.close();
    },
  };
}

/** About half of the regions each, the same in every run: the last bits of a linear congruential generator repeat early. */
function randomSets(count: number, regions: number, seed: number): RegionSet[] {
  let state = seed;
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  const all = Array.from({ length: regions }, (_, region) => region);
  return Array.from({ length: count }, () => setOf(all.filter(() => next() >= 2 ** 31)));
}
