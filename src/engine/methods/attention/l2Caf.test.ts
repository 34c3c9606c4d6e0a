import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { classTarget } from '../../../core/methods/target.ts';
import { useBackend } from '../../../network/backends.fixture.ts';
import { run } from '../../../network/forward.ts';
import type { Network } from '../../../network/graph.ts';
import { imported, resnet, vgg } from '../../../network/keras.fixture.ts';
import { spatialLayers } from '../../../network/layers.ts';
import { tinyNetwork } from '../../scorer/tinyNetwork.fixture.ts';
import type { MethodContext } from '../method.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import { sameAnswerLoss } from './filterLoss.ts';
import { filteredLoss, headOf } from './head.ts';
import { l2Caf } from './l2Caf.ts';

let tiny: Network;
let residual: Network;
let context: MethodContext;
let besides: MethodContext;
beforeAll(async () => {
  await useBackend('cpu');
  tiny = tinyNetwork();
  residual = await imported(resnet(true));
  context = contextFor(tiny, { target: classTarget(2) });
  besides = contextFor(residual);
});
afterAll(() => {
  tf.dispose([context.input, besides.input]);
  tiny.dispose();
  residual.dispose();
});

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const cosine = (a: Float32Array, b: Float32Array) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));

async function uniformLoss(): Promise<{ uniform: number; of: (filter: Float32Array) => Promise<number> }> {
  const head = headOf(tiny, 'relu', 'classes')!;
  const [layer, output] = run(tiny, new Map([['picture', context.input]]), ['relu', 'classes']);
  const lossOf = sameAnswerLoss(Float32Array.from(await output!.data()));
  const of = async (filter: Float32Array) => (await filteredLoss(tiny, head, [layer!], filter, lossOf)).loss;
  return { uniform: await of(new Float32Array(42).fill(1 / Math.sqrt(42))), of };
}

test.each(['class', 'all classes'])('for %s the search ends at the closed form, to a cosine of 0.999', async (goal) => {
  const { result } = await runMethod(l2Caf, context, { goal, tolerance: 0, iterations: 250 });
  const { result: instant } = await runMethod(l2Caf, context, { goal, mode: 'instant' });
  expect(cosine(result.raw.values, instant.raw.values)).toBeGreaterThan(0.999);
});

test('slow and fast take the same steps, at the last layer and beside a skip, to 1e-4', async () => {
  const inner = residual.nodes.find(({ kind }) => kind === 'sum')!.inputs[0]!;
  const layers = spatialLayers(residual);
  const layer = layers.includes(inner) ? inner : layers[0]!;
  for (const [where, options] of [
    [context, {}],
    [context, { goal: 'all classes', filter: 'gauss' }],
    [besides, { layer, filter: 'softmax' }],
  ] as const) {
    const fast = await runMethod(l2Caf, where, { ...options, iterations: 30 });
    const slow = await runMethod(l2Caf, where, { ...options, iterations: 30, mode: 'slow' });
    fast.result.raw.values.forEach((value, i) => {
      expect(Math.abs(value - slow.result.raw.values[i]!)).toBeLessThan(1e-4);
    });
  }
});

test('the filter is of length 1, to 1e-5', async () => {
  for (const mode of ['instant', 'fast'] as const) {
    const { values } = (await runMethod(l2Caf, context, { mode })).result.raw;
    expect(dot(values, values)).toBeCloseTo(1, 5);
  }
});

test('the answer is kept better than by the even filter', async () => {
  const { uniform, of } = await uniformLoss();
  const losses: number[] = [];
  for (const mode of ['instant', 'fast'] as const)
    losses.push(await of((await runMethod(l2Caf, context, { goal: 'all classes', mode })).result.raw.values));
  for (const loss of losses) expect(loss).toBeLessThanOrEqual(uniform);
  expect(losses[0]).toBeLessThanOrEqual(losses[1]! + 1e-5);
});

test('on an average head the loss falls from checkpoint to checkpoint', async () => {
  const { of } = await uniformLoss();
  const { snapshots } = await runMethod(l2Caf, context, { goal: 'all classes', tolerance: 0, iterations: 250 });
  const checks = snapshots.filter(({ step }) => step % 50 === 0);
  const losses: number[] = [];
  for (const { raw } of checks) losses.push(await of(raw.values));
  expect(losses.length).toBe(6);
  losses.slice(1).forEach((loss, i) => {
    expect(loss).toBeLessThanOrEqual(losses[i]! + 1e-6);
  });
});

test('every checkpoint can be seen again: a modest number of filters at layer size', async () => {
  const { snapshots, result } = await runMethod(l2Caf, context, { tolerance: 0, iterations: 100 });
  expect(snapshots.length).toBeGreaterThanOrEqual(8);
  expect(snapshots.length).toBeLessThan(30);
  expect(snapshots.at(-1)!.raw).toEqual(result.raw);
  for (const { raw, steps } of snapshots) expect([raw.width, raw.height, steps]).toEqual([7, 6, 100]);
});

test('as published the sign is dropped from what is shown, never from the filter', async () => {
  const { result: absolute } = await runMethod(l2Caf, context, { mode: 'instant', layer: 'relu' });
  const { result: signed } = await runMethod(l2Caf, context, { mode: 'instant', sign: 'signed' });
  expect(absolute.raw.values).toEqual(signed.raw.values);
  const least = absolute.raw.values.indexOf(Math.min(...absolute.raw.values));
  expect(absolute.raw.values[least]).toBeLessThan(0);
  const [y, x] = [Math.floor(least / 7) * 2, (least % 7) * 2];
  expect(absolute.map!.values[y * 14 + x]).toBeGreaterThan(signed.map!.values[y * 14 + x]!);
});

test('against one class, the filter of the opposite question is the same with the other sign', async () => {
  const of = async (a: number, b: number) =>
    (await runMethod(l2Caf, { ...context, target: classTarget(a, b) }, { mode: 'instant' })).result.raw.values;
  const [there, back] = [await of(0, 3), await of(3, 0)];
  there.forEach((value, i) => {
    expect(value).toBeCloseTo(-back[i]!, 6);
  });
});

test("a node's mean is explained too, by what lies below it", async () => {
  const target = { kind: 'node', node: 'average' } as const;
  expect(l2Caf.refusal({ network: tiny, target, options: {} })).toBeNull();
  const { result } = await runMethod(l2Caf, { ...context, target }, { iterations: 100 });
  expect(Math.min(...result.raw.values)).toBeGreaterThan(-0.01);
});

test('passes through the head count by its share, those of slow in full', async () => {
  const passes = async (mode: string) =>
    (await runMethod(l2Caf, context, { mode, iterations: 10, tolerance: 0 })).result.provenance;
  expect(await passes('instant')).toMatchObject({ method: 'l2-caf', forwards: 1, backwards: 0 });
  expect((await passes('slow')).forwards).toBe(12);
  const fast = await passes('fast');
  expect(fast.forwards).toBeCloseTo(1 + fast.backwards, 9);
  expect(fast.backwards).toBeLessThan(0.1);
  expect(fast.options['layer']).toBe('relu');
});

test('another seed begins elsewhere and ends at the same filter, to 0.01', async () => {
  const [first, other] = await Promise.all([
    runMethod(l2Caf, context, { tolerance: 0, iterations: 250 }),
    runMethod(l2Caf, { ...context, seed: 9 }, { tolerance: 0, iterations: 250 }),
  ]);
  expect(first.snapshots[0]!.raw).not.toEqual(other.snapshots[0]!.raw);
  first.result.raw.values.forEach((value, i) => {
    expect(Math.abs(value - other.result.raw.values[i]!)).toBeLessThan(0.01);
  });
});

test('there is no instant filter but of length 1, for classes, on an average head', async () => {
  const flat = await imported(vgg(true));
  const [instant, target] = [{ mode: 'instant' }, classTarget(1)];
  const detail = (network: Network, options: Record<string, string>, of: MethodContext['target'] = target) => {
    const failure = l2Caf.refusal({ network, target: of, options });
    return failure?.kind === 'method-unsuited' ? failure.detail : failure;
  };
  expect(detail(flat, instant)).toMatch('global average');
  expect(detail(tiny, { ...instant, filter: 'gauss' })).toMatch('l2');
  expect(detail(tiny, instant, { kind: 'node', node: 'average' })).toMatch('node');
  expect(detail(residual, { ...instant, layer: spatialLayers(residual)[0]! })).toMatch('layer');
  expect(detail(tiny, instant)).toBeNull();
  expect(detail(flat, {})).toBeNull();
  flat.dispose();
});

test('a layer above what is explained is refused, and one that does not exist', () => {
  const target = { kind: 'node', node: spatialLayers(residual)[0]! } as const;
  expect(l2Caf.refusal({ network: residual, target, options: {} })).toMatchObject({ kind: 'method-unsuited' });
  expect(() => l2Caf.refusal({ network: tiny, target: classTarget(0), options: { layer: 'attention' } })).toThrow(
    'attention',
  );
});

test.each(['instant', 'fast', 'slow'])('%s leaves no tensor behind', async (mode) => {
  await expectNoLeak(l2Caf, context, { mode, iterations: 20 });
});
