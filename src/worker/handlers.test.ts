import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { defaultMeasureSettings } from '../core/measures/settings.ts';
import { classTarget } from '../core/methods/target.ts';
import { members, setOf } from '../core/regions/regionSet.ts';
import { defaultSettings, type ExplainSettings } from '../core/search/settings.ts';
import { otherCard, run, setUp, spotsCard, subject, thirdCard } from './session.fixture.ts';

const settings: ExplainSettings = {
  ...defaultSettings,
  grid: { rows: 4, cols: 4 },
  footprint: 'tile',
  baseline: 'black',
};
const question = { ...subject(), settings, target: 0 };

test('starting the engine says what is tried and what it became', async () => {
  const { heard, output } = await run(setUp(), 'start-engine', { prefer: null });
  expect(heard).toEqual([{ trying: 'cpu' }]);
  expect(output).toMatchObject({ backend: 'cpu', workers: 1 });
});

test('an engine that could not be opened is tried again by the next job', async () => {
  let attempts = 0;
  const bench = setUp();
  const { openBackend } = bench.session.platform;
  const broken = setUp({
    openBackend: (options) => (++attempts === 1 ? Promise.reject(new Error('no')) : openBackend(options)),
  });
  await expect(run(broken, 'start-engine', { prefer: null })).rejects.toThrow('no');
  expect((await run(broken, 'start-engine', { prefer: null })).output.backend).toBe('cpu');
});

test('a picture is classified, and what the network saw comes with it', async () => {
  const bench = setUp();
  const { heard, output } = await run(bench, 'predict', subject());
  expect(heard.map(({ stage }) => stage)).toContain('warm-up');
  expect(output.classes[0]).toMatchObject({ index: 0, label: 'red' });
  expect(output.classes).toHaveLength(4);
  expect(output).toMatchObject({ width: 64, height: 64, seen: { width: 64, height: 64 } });
  expect(output.layers.map(({ size }) => size)).toContainEqual([16, 16]);
  expect(output.modelSha256).toMatch(/^[0-9a-f]{64}$/);
});

test('the same picture and network again cost no download and no decoding', async () => {
  const bench = setUp();
  const first = await run(bench, 'predict', subject());
  // The page took this one away with it.
  structuredClone(first.output, { transfer: [first.output.seen.rgb.buffer as ArrayBuffer] });
  const again = await run(bench, 'predict', subject());
  expect(again.heard).toEqual([]);
  expect(again.output.seen.rgb).toHaveLength(64 * 64 * 3);
  expect(bench.decoded).toHaveLength(1);
  expect(bench.asked).toHaveLength(2);
});

test('a network that cannot be had is named; the next try asks again', async () => {
  const bench = setUp();
  const missing = { ...spotsCard, address: 'https://models.test/none/model.json' };
  for (let i = 0; i < 2; i++)
    await expect(run(bench, 'load-model', { model: missing })).rejects.toMatchObject({
      failure: { kind: 'model-unreachable', model: 'Colour counter' },
    });
});

test('either red spot alone is found to be enough, with a graph', async () => {
  const { heard, output } = await run(setUp(), 'explain', question);
  expect(heard.length).toBeGreaterThan(2);
  expect(output.explanations.map(({ set }) => members(set))).toEqual(expect.arrayContaining([[0], [15]]));
  expect(output).toMatchObject({ stage: 'done', necessary: [], baseline: { kind: 'black' } });
  expect(output.graph?.nodes.length).toBeGreaterThan(0);
  expect(output.milliseconds).toBeGreaterThan(0);
});

test('a moved threshold asks for what is not known yet and nothing else', async () => {
  const bench = setUp();
  const first = await run(bench, 'explain', question);
  const again = await run(bench, 'explain', question);
  expect(first.output.evaluations).toBeGreaterThan(17);
  expect(again.output.evaluations).toBe(0);
  expect(again.output.explanations).toEqual(first.output.explanations);
  const stricter = { ...question, settings: { ...settings, sufficiency: { ratio: 0.3, topClass: true } } };
  const moved = await run(bench, 'explain', stricter);
  expect(moved.output.evaluations).toBeLessThan(first.output.evaluations);
  const otherMasking = { ...question, settings: { ...settings, baseline: 'mean' as const } };
  expect((await run(bench, 'explain', otherMasking)).output.evaluations).toBeGreaterThan(17);
});

test.each(['grad-cam', 'i-gos'] as const)('a search may take its order from %s', async (seed) => {
  const search = { kind: 'beam', width: 3, successors: 15, limit: 10, seed, strict: false } as const;
  const { output } = await run(setUp(), 'explain', { ...question, settings: { ...settings, search } });
  expect(output.explanations.length).toBeGreaterThan(0);
});

test('a stopped search ends with the reason and can be taken up', async () => {
  const bench = setUp();
  const controller = new AbortController();
  const generator = bench.handlers.explain(question, controller.signal);
  await generator.next();
  controller.abort(new Error('pressed'));
  await expect(
    (async () => {
      for (let step = await generator.next(); step.done !== true; step = await generator.next());
    })(),
  ).rejects.toThrow('pressed');
  expect((await run(bench, 'explain', question)).output.stage).toBe('done');
});

test('a set is inspected: confidence, margin and the classes of the masked picture', async () => {
  const sets = [setOf([0]), setOf([5])];
  const { output } = await run(setUp(), 'inspect', { ...question, sets });
  expect(output.map(({ set }) => set)).toEqual(sets);
  expect(output[0]!.top[0]!.label).toBe('red');
  expect(output[0]!.margin).toBeGreaterThan(0);
  expect(output[0]!.confidence).toBe(output[0]!.top[0]!.confidence);
  expect(output[1]!.margin).toBeLessThan(0);
});

test('inspection and search say the same of a set', async () => {
  const bench = setUp();
  const { output } = await run(bench, 'explain', question);
  const { set, confidence, margin } = output.explanations[0]!;
  const [inspection] = (await run(bench, 'inspect', { ...question, sets: [set] })).output;
  expect(inspection!.confidence).toBeCloseTo(confidence, 5);
  expect(inspection!.margin).toBeCloseTo(margin, 5);
});

test('a map comes with snapshots; a method that does not exist is refused', async () => {
  const bench = setUp();
  const options = { layers: null };
  const { heard, output } = await run(bench, 'map', {
    ...subject(),
    method: 'grad-cam',
    options,
    target: classTarget(0),
    randomise: null,
  });
  expect(heard.length).toBeGreaterThan(0);
  expect(output.map).toMatchObject({ width: 64, height: 64 });
  await expect(
    run(bench, 'map', { ...subject(), method: 'magic', options, target: classTarget(0), randomise: null }),
  ).rejects.toMatchObject({
    failure: { kind: 'internal' },
  });
});

test('a map of random weights is another map, and the network is as it was', async () => {
  const bench = setUp();
  const question = { ...subject(), method: 'grad-cam', options: {}, target: classTarget(0) };
  const learnt = (await run(bench, 'map', { ...question, randomise: null })).output;
  const forgotten = (await run(bench, 'map', { ...question, randomise: 1 })).output;
  expect(forgotten.raw.values).not.toEqual(learnt.raw.values);
  expect((await run(bench, 'map', { ...question, randomise: null })).output.raw).toEqual(learnt.raw);
});

test('a map is judged, by more measures as time goes on', async () => {
  const bench = setUp();
  const about = { ...subject(), target: classTarget(0) };
  const { raw, map } = (await run(bench, 'map', { ...about, method: 'grad-cam', options: {}, randomise: null })).output;
  const settings = { ...defaultMeasureSettings, measures: ['deletion', 'max-sensitivity'], steps: 4 } as const;
  const judged = { raw, map, enlarge: 'half-pixel' } as const;
  const asked = { ...about, judged, settings };
  const { heard, output } = await run(bench, 'judge-map', { ...asked, madeBy: { method: 'grad-cam', options: {} } });
  expect(heard.at(-1)).toMatchObject({ step: 15, steps: 15 });
  expect(output.deletion?.confidences).toHaveLength(5);
  expect(output.values['max-sensitivity']).toBeGreaterThan(0);
  expect((await run(bench, 'judge-map', { ...asked, madeBy: null })).output.values['max-sensitivity']).toBeNull();
});

test('however many pictures, classes and networks, the tensors kept do not grow', async () => {
  const bench = setUp();
  const everything = async (model = spotsCard, sha256 = 'a') => {
    const about = { ...subject(model, sha256), target: 0 };
    await run(bench, 'predict', about);
    await run(bench, 'map', { ...about, method: 'grad-cam', options: {}, target: classTarget(0), randomise: null });
    await run(bench, 'explain', { ...about, settings });
    await run(bench, 'inspect', { ...about, settings, sets: [setOf([1])] });
  };
  for (const card of [spotsCard, otherCard]) await everything(card);
  const before = tf.memory().numTensors;
  for (const card of [thirdCard, spotsCard, otherCard]) await everything(card, 'b');
  await run(bench, 'explain', { ...question, model: spotsCard, target: 1 });
  await everything(otherCard);
  expect(tf.memory().numTensors).toBe(before);
});

test('a broken job leaves no tensors behind', async () => {
  const bench = setUp();
  await run(bench, 'load-model', { model: spotsCard });
  const before = tf.memory().numTensors;
  const wrong = { ...spotsCard, classes: ['only', 'two'] };
  await expect(run(bench, 'load-model', { model: wrong })).rejects.toMatchObject({
    failure: { kind: 'model-invalid' },
  });
  await expect(
    run(bench, 'map', {
      ...subject(),
      method: 'grad-cam',
      options: { layers: ['none'] },
      target: classTarget(0),
      randomise: null,
    }),
  ).rejects.toThrow();
  expect(tf.memory().numTensors).toBe(before);
});
