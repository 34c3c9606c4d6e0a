/**
 * Forward passes on a GPU.
 *
 * Every batch is padded to one of two sizes, since each pools its buffers anew: a full
 * one, and a quarter of it for the short lists that half of a search consists of. Each
 * carries the whole picture as a canary, because a GPU that gives up gives zeros, not an
 * error; it is held against the picture as it is, alone. Warming finds the full size: what
 * fits the device's buffers may take a slow GPU longer than a page can wait for its next
 * frame.
 */
import * as tf from '@tensorflow/tfjs-core';
import { FailureError } from '../../core/failure.ts';
import { regionCount } from '../../core/regions/grid.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { fullSet } from '../../core/regions/regionSet.ts';
import type { Network } from '../../network/graph.ts';
import { shrunkToFit } from './batchSize.ts';
import type { Evaluator } from './evaluator.ts';
import type { Scorable } from './forwardScores.ts';
import { checkLength, createForward } from './forwardScores.ts';
import type { Compositing } from './maskedBatches.ts';

/** How far the canary may be from its value on its own; float kernels differ by 1e-6, a GPU that fails by far more. */
const CANARY_TOLERANCE = 1e-3;
/**
 * Milliseconds for a batch, and so for each submit of it: TensorFlow.js submits every 15 dispatches. Longer ones
 * hold up the page's own drawing; from two seconds on Windows takes the device away.
 */
const MOST_MS = 100;
/** Milliseconds that the batch whose time is taken may last, by the time of one picture. */
const MOST_TRIAL_MS = 1000;
/**
 * A batch computes, one waits in the device's queue, one is read back or prepared: a read-back takes some 2 ms, which
 * two alone hide only while a batch lasts longer. More gain nothing, and a stopped search waits for all of them.
 */
const IN_FLIGHT = 3;

/** Sizes found by warming. A thread has one device for its life, so the network alone tells them apart. */
const found = new WeakMap<Network, number>();

/** @param largest most pictures in a batch, the canary included; at least 2 */
export function paddedEvaluator(options: Scorable, compositing: Compositing, largest: number): Evaluator {
  const forward = createForward(options, compositing);
  const whole = fullSet(regionCount(options.grid));
  const wholes = (count: number): RegionSet[] => new Array<RegionSet>(count).fill(whole);
  const isAsked = options.batchSize !== undefined;
  let padded = (isAsked ? undefined : found.get(options.network)) ?? largest;
  let wholeAlone: Promise<Float32Array> | null = null;

  const pass = async (sets: readonly RegionSet[], size: number): Promise<Float32Array> => {
    wholeAlone ??= forward.score('picture');
    const batch = forward.score([...sets, ...wholes(size - sets.length)]);
    const [expected, values] = await Promise.all([wholeAlone, batch]);
    checkCanary(values.subarray(2 * (size - 1)), expected, size);
    return values.slice(0, 2 * sets.length);
  };

  /** Nothing is timed the first time: that also uploads weights and makes buffers. */
  const warm = async (): Promise<void> => {
    if (found.has(options.network)) return;
    await forward.compile('picture');
    wholeAlone ??= forward.score('picture');
    await wholeAlone;
    if (!isAsked) padded = shrunkToFit(padded, padded * (await timeOf(() => forward.score('picture'))), MOST_TRIAL_MS);
    const tried = padded;
    await forward.compile(wholes(tried));
    await pass([], tried);
    if (!isAsked) {
      padded = shrunkToFit(tried, await timeOf(() => pass([], tried)), MOST_MS);
      found.set(options.network, padded);
    }
    for (const size of new Set([padded, shortSize(padded)])) if (size !== tried) await pass([], size);
  };

  return {
    get batchSize() {
      return padded - 1;
    },
    inFlight: IN_FLIGHT,
    warm,
    async evaluate(sets) {
      checkLength(sets, padded - 1);
      return pass(sets, sets.length < shortSize(padded) ? shortSize(padded) : padded);
    },
    dispose: forward.dispose,
  };
}

/** A quarter of the sets, and the canary; a batch of few has no shorter one. */
function shortSize(padded: number): number {
  return padded < 9 ? padded : 1 + Math.ceil((padded - 1) / 4);
}

/** The shorter of two times, in milliseconds: whatever else the computer does only makes it longer. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  const middle = performance.now();
  await work();
  return Math.min(middle - start, performance.now() - middle);
}

function checkCanary(inBatch: Float32Array, alone: Float32Array, batch: number): void {
  const gap = Math.max(...alone.map((value, i) => Math.abs(value - (inBatch[i] ?? Number.NaN))));
  if (gap <= CANARY_TOLERANCE) return;
  const [one, other] = [alone[0] ?? Number.NaN, inBatch[0] ?? Number.NaN].map((value) => value.toFixed(4));
  throw new FailureError({
    kind: 'wrong-result',
    backend: tf.getBackend(),
    detail: `the whole picture scores ${String(one)} on its own and ${String(other)} in a batch of ${batch}`,
  });
}
