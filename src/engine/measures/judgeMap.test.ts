import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HeatMap } from '../../core/maps/heatMap.ts';
import { measureCards } from '../../core/measures/cards.ts';
import type { MeasureSettings } from '../../core/measures/mapMeasures.ts';
import { defaultMeasureSettings } from '../../core/measures/settings.ts';
import { classTarget } from '../../core/methods/target.ts';
import { testBackends, useBackend } from '../../network/backends.fixture.ts';
import type { Network } from '../../network/graph.ts';
import { gradCam } from '../methods/activation/gradCam.ts';
import { contextFor, runMethod } from '../methods/method.fixture.ts';
import { tinyNetwork, tinyPicture, tinyPreprocess } from '../scorer/tinyNetwork.fixture.ts';
import { judgeMap } from './judgeMap.ts';
import type { JudgeContext, JudgedMap } from './judgement.ts';
import { rerunOf } from './rerun.ts';

let network: Network;
beforeAll(async () => {
  await useBackend('cpu');
  network = tinyNetwork();
});
afterAll(() => {
  network.dispose();
});

const settings: MeasureSettings = {
  ...defaultMeasureSettings,
  measures: measureCards.map(({ id }) => id),
  removal: { cells: 4, sizes: 3, subsets: 6 },
  squares: 10,
  noise: { radius: 0.02, draws: 2 },
  boxes: [[2, 2, 9, 8]],
};

const question = (): JudgeContext => ({
  ...{ network, picture: tinyPicture(), preprocess: tinyPreprocess, target: classTarget(2) },
});

async function judged(context: JudgeContext, map: JudgedMap, given: Partial<MeasureSettings> = {}) {
  const work = judgeMap(context, map, { ...settings, ...given });
  const steps: number[] = [];
  for (let next = await work.next(); ; next = await work.next()) {
    if (next.done) return { measures: next.value, steps };
    steps.push(next.value.step / next.value.steps);
  }
}

async function gradCamMap(): Promise<{ map: JudgedMap; context: JudgeContext }> {
  const given = contextFor(network, { ...question() });
  const { result } = await runMethod(gradCam, given);
  given.input.dispose();
  return {
    map: { ...result, enlarge: gradCam.card.enlarge },
    context: { ...question(), rerun: rerunOf(gradCam, given, {}) },
  };
}

const raw: HeatMap = { width: 3, height: 2, signed: true, values: Float32Array.of(-1, -2, -1, -3, -1, -2) };

test('every measure has an answer for a method that shows something', async () => {
  const { map, context } = await gradCamMap();
  const { measures, steps } = await judged(context, map);
  expect(map.map).not.toBeNull();
  for (const { id } of measureCards) expect(Number.isFinite(measures.values[id]), id).toBe(true);
  expect(measures.insertion?.area).toBe(measures.values.insertion);
  expect(measures.deletion?.area).toBe(measures.values.deletion);
  expect(measures.sensitivity?.sizes).toEqual([1, 3, 12]);
  expect(steps.at(-1)).toBe(1);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
});

test('only what is asked for is answered', async () => {
  const { map, context } = await gradCamMap();
  const { measures } = await judged(context, map, { measures: ['drop', 'sparsity'] });
  const answered = measureCards.filter(({ id }) => measures.values[id] !== null).map(({ id }) => id);
  expect(answered).toEqual(['drop', 'sparsity']);
  expect([measures.insertion, measures.deletion, measures.sensitivity]).toEqual([null, null, null]);
});

test('a map with nothing to show is measured as a map of zeros', async () => {
  const { width, height } = tinyPicture();
  const zeros = { width, height, signed: false, values: new Float32Array(width * height) };
  const silent = await judged(question(), { map: null, raw, enlarge: 'half-pixel' });
  const dark = await judged(question(), { map: zeros, raw, enlarge: 'half-pixel' });
  expect(silent.measures).toEqual(dark.measures);
  const { values } = silent.measures;
  expect([values['mean-value'], values.pointing, values['energy-pointing']]).toEqual([0, 0, 0]);
  expect([values.sparsity, values['positive-density']]).toEqual([null, null]);
  expect(values.drop).not.toBeNull();
  expect(values.insertion).not.toBeNull();
  // What it holds against the class still has its sums.
  expect(values['sensitivity-n']).not.toBeNull();
});

test('without boxes nothing is pointed at, and without the method nothing is run again', async () => {
  const { map } = await gradCamMap();
  const { values } = (await judged(question(), map, { boxes: [] })).measures;
  expect([values.pointing, values['energy-pointing'], values['max-sensitivity']]).toEqual([null, null, null]);
});

test('the same seed measures the same, and probes change nothing', async () => {
  const { map } = await gradCamMap();
  const plain = await judged(question(), map);
  const probes = new Map<string, Float32Array>();
  const first = await judged({ ...question(), probes }, map);
  const second = await judged({ ...question(), probes }, map);
  expect(probes.size).toBe(2);
  expect([first, second]).toEqual([plain, plain].map((one) => ({ ...one, steps: expect.any(Array) as number[] })));
  const other = await judged(question(), map, { seed: 2 });
  expect(other.measures.values['sensitivity-n']).not.toBe(plain.measures.values['sensitivity-n']);
  expect(other.measures.insertion).toEqual(plain.measures.insertion);
});

test('the lead over another class and a node are measured like a class', async () => {
  const map = (await gradCamMap()).map;
  for (const target of [classTarget(2, 0), { kind: 'node', node: 'relu' } as const]) {
    const { values } = (await judged({ ...question(), target }, map)).measures;
    for (const id of ['insertion', 'deletion', 'increase', 'sensitivity-n'] as const)
      expect(Number.isFinite(values[id]), id).toBe(true);
  }
});

test('both back ends measure the same to rounding', async () => {
  const { map } = await gradCamMap();
  const answers = [];
  for (const backend of testBackends) {
    await useBackend(backend);
    const own = tinyNetwork();
    answers.push((await judged({ ...question(), network: own }, map)).measures.values);
    own.dispose();
  }
  await useBackend('cpu');
  const [cpu, wasm] = answers;
  for (const { id } of measureCards) expect(Math.abs((cpu?.[id] ?? 0) - (wasm?.[id] ?? 0)), id).toBeLessThan(1e-4);
});

test('no tensor is left behind, neither at the end nor by whoever leaves early', async () => {
  const { map, context } = await gradCamMap();
  const before = tf.memory().numTensors;
  await judged(context, map);
  expect(tf.memory().numTensors).toBe(before);
  for (const measures of [['insertion'], ['max-sensitivity'], ['infidelity']] as const) {
    const left = judgeMap(context, map, { ...settings, measures });
    await left.next();
    await left.return(undefined as never);
    expect(tf.memory().numTensors).toBe(before);
  }
});
