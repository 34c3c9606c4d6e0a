import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaOf, lengthOf, type Rect } from '../../core/regions/rect.ts';
import { distance, testBackends, useBackend } from '../backends.fixture.ts';
import { run } from '../forward.ts';
import type { Network } from '../graph.ts';
import { imported, mobilenet, noise, resnet, vgg } from '../keras.fixture.ts';
import { finely } from './finely.fixture.ts';
import { planPatch, runPatch, type PatchPlan } from './patch.ts';

const side = fc.tuple(fc.nat(7), fc.nat(7)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 }));
const changed = fc.record({ rows: side, columns: side });

/** `[1, …]` of a rectangle. */
function crop(x: Tensor4D, { rows, columns }: Rect): Tensor4D {
  return tf.slice(x, [0, rows.from, columns.from, 0], [1, lengthOf(rows), lengthOf(columns), x.shape[3]]);
}

/** One picture, and another that differs from it in `rect` only. */
function twoPictures(rect: Rect): [Tensor4D, Tensor4D] {
  const [a, b] = [noise([1, 8, 8, 3], 11), noise([1, 8, 8, 3], 12)] as [Tensor4D, Tensor4D];
  const mask = tf.pad(tf.ones([1, lengthOf(rect.rows), lengthOf(rect.columns), 1]), [
    [0, 0],
    [rect.rows.from, 8 - rect.rows.to],
    [rect.columns.from, 8 - rect.columns.to],
    [0, 0],
  ]);
  return [a, tf.add(tf.mul(a, tf.sub(1, mask)), tf.mul(b, mask))];
}

/** Largest difference, at any cut, between patches of the one picture's maps and the other's maps computed whole. */
async function farthest(network: Network, rect: Rect): Promise<number> {
  const { stretches } = finely(network);
  const cuts = [network.input, ...stretches.map(({ to }) => to)];
  const [a, b] = twoPictures(rect);
  const [before, after] = [a, b].map((x) => run(network, new Map([[network.input, x]]), cuts) as Tensor4D[]);
  let at: Rect = rect;
  let most = 0;
  for (const [i, stretch] of stretches.entries()) {
    const plan = planPatch(stretch, at);
    const [from, to, old] = [after?.[i], after?.[i + 1], before?.[i + 1]];
    if (plan === null || !from || !to || !old) break;
    most = Math.max(most, await distance(runPatch(plan, crop(from, plan.input)), crop(to, plan.output)));
    most = Math.max(most, await outside(tf.sub(to, old), plan.output));
    at = plan.output;
  }
  return most;
}

/** Largest number of `x` outside a rectangle. */
async function outside(x: tf.Tensor, rect: Rect): Promise<number> {
  const [, height = 0, width = 0, channels = 0] = x.shape;
  const values = await x.data();
  let most = 0;
  for (const [at, value] of values.entries()) {
    const [y, left] = [Math.floor(at / (width * channels)), Math.floor(at / channels) % width];
    const inside = y >= rect.rows.from && y < rect.rows.to && left >= rect.columns.from && left < rect.columns.to;
    if (!inside) most = Math.max(most, Math.abs(value));
  }
  expect(height * width).toBeGreaterThanOrEqual(areaOf(rect));
  return most;
}

describe.each(testBackends)('on %s', (backend) => {
  test.each([
    ['V', vgg],
    ['R', resnet],
    ['M', mobilenet],
  ] as const)(
    'patches of network %s equal the maps of whole passes, and nothing outside them changes',
    async (_, make) => {
      await useBackend(backend);
      const model = make(true);
      const network = await imported(model);
      await fc.assert(
        fc.asyncProperty(changed, async (rect) => {
          const before = tf.memory().numTensors;
          tf.engine().startScope();
          const most = await farthest(network, rect);
          tf.engine().endScope();
          expect(most).toBeLessThan(1e-6);
          expect(tf.memory().numTensors).toBe(before);
        }),
        { numRuns: 12 },
      );
      network.dispose();
      model.dispose();
    },
  );
});

test('a patch needs no more of the picture than its halo', async () => {
  await useBackend('cpu');
  const model = vgg(true);
  const network = await imported(model);
  const [first] = finely(network).stretches;
  const corner = { rows: { from: 0, to: 2 }, columns: { from: 6, to: 8 } };
  const plan = first && planPatch(first, corner);
  // One 3 × 3 convolution: a pixel more on each inner side is changed, and another one is seen.
  expect(plan?.output).toEqual({ rows: { from: 0, to: 3 }, columns: { from: 5, to: 8 } });
  expect(plan?.input).toEqual({ rows: { from: 0, to: 4 }, columns: { from: 4, to: 8 } });
  network.dispose();
  model.dispose();
});

test('no convolution is padded anew at an edge, so that its weights are packed once for all rectangles', async () => {
  await useBackend('cpu');
  const network = await imported(vgg(true));
  fc.assert(
    fc.property(changed, (rect) => {
      let at = rect;
      for (const stretch of finely(network).stretches) {
        const plan: PatchPlan | null = planPatch(stretch, at);
        if (plan === null) return;
        for (const { step } of plan.steps) {
          if (step.node.kind !== 'linear' || step.node.op !== 'conv') continue;
          expect(step.node.geometry.padding).toEqual({ top: 0, bottom: 0, left: 0, right: 0 });
          expect(step.fused?.linear ?? step.node).toBe(step.node);
        }
        at = plan.output;
      }
    }),
    { numRuns: 30 },
  );
  network.dispose();
});
