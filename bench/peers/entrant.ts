/**
 * A peer ready to be timed on region sets: it was checked to compute what we do, and has the batch size that suits it.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { RegionSet } from '../../src/core/regions/regionSet.ts';
import type { ScoringSubject } from '../../src/engine/scorer/evaluator.ts';
import { preprocessedCompositor } from '../../src/engine/scorer/preprocessedCompositor.ts';
import { logits } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/graph.ts';
import { timed } from '../byTurns.ts';
import { channelsFirst } from '../maskedPicture.ts';
import { checkLogits } from './checkLogits.ts';
import type { Peer } from './peer.ts';

/** Batch sizes a peer may choose from. */
const BATCHES = [1, 8];

export interface Entrant {
  readonly peer: Peer;
  /** Seconds of the forward passes alone. */
  readonly run: (sets: readonly RegionSet[]) => Promise<number>;
}

/** @throws Error where the peer's answer is not ours */
export async function enter(
  peer: Peer,
  network: Network,
  subject: ScoringSubject,
  sets: readonly RegionSet[],
): Promise<Entrant> {
  const run = runner(peer, subject);
  const few = sets.slice(0, 2 * Math.max(...BATCHES));
  await check(peer, network, subject, few.slice(-1));
  const tried: [batch: number, seconds: number][] = [];
  for (const batch of BATCHES) {
    // The first run makes what the second finds made.
    await run(few, batch);
    tried.push([batch, await run(few, batch)]);
  }
  const [best] = tried.sort(([, a], [, b]) => a - b);
  return { peer, run: (all) => run(all, best?.[0] ?? 1) };
}

function runner(peer: Peer, subject: ScoringSubject) {
  const compositor = preprocessedCompositor(subject);
  const length = compositor.width * compositor.height * 3;
  return async (sets: readonly RegionSet[], batch: number): Promise<number> => {
    let seconds = 0;
    for (let from = 0; from < sets.length; from += batch) {
      const some = sets.slice(from, from + batch);
      const pictures = new Float32Array(some.length * length);
      for (const [at, set] of some.entries()) {
        const picture = pictures.subarray(at * length, (at + 1) * length);
        compositor.into(set, picture, 0);
        if (peer.channelsFirst) picture.set(channelsFirst(picture));
      }
      seconds += await timed(() => peer.run(pictures, some.length));
    }
    return seconds;
  };
}

async function check(
  peer: Peer,
  network: Network,
  subject: ScoringSubject,
  [set]: readonly RegionSet[],
): Promise<void> {
  if (set === undefined) throw new Error('the search asked for no set');
  const compositor = preprocessedCompositor(subject);
  const { width, height } = compositor;
  const picture = new Float32Array(height * width * 3);
  compositor.into(set, picture, 0);
  const answer = tf.tidy(() => {
    const given = logits(network, tf.tensor4d(picture, [1, height, width, 3]));
    return peer.probabilities ? tf.softmax(given) : given;
  });
  const expected = await answer.data<'float32'>();
  answer.dispose();
  checkLogits(peer.name, await peer.run(peer.channelsFirst ? channelsFirst(picture) : picture, 1), expected);
}
