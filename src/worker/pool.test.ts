import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { defaultSettings } from '../core/search/settings.ts';
import { otherCard, run, setUp, subject, thirdCard } from './session.fixture.ts';
import { fakeThread, type FakeThread } from './thread.fixture.ts';
import { startThread } from './thread.ts';

const settings = { ...defaultSettings, grid: { rows: 4, cols: 4 } };
const question = { ...subject(), settings, target: 0 };

/** A worker that believes it computes on WASM and may therefore have threads. */
function setUpWithThreads(threads: readonly FakeThread[]) {
  const left = [...threads];
  return setUp({
    openBackend: async () => {
      await tf.setBackend('cpu');
      return { backend: 'wasm', reason: '', adapter: '', version: '' };
    },
    startThread: () =>
      startThread(() => {
        const next = left.shift();
        if (next === undefined) throw new Error('no more threads');
        return next;
      }),
    cores: threads.length,
  });
}

const evaluations = (thread: FakeThread): number => thread.heard.filter(({ type }) => type === 'evaluate').length;
const openings = (thread: FakeThread, type: string): number =>
  thread.heard.filter((message) => message.type === type).length;

test('threads share the work and find what one thread finds', async () => {
  const alone = await run(setUp(), 'explain', question);
  const threads = [fakeThread(), fakeThread()];
  const bench = setUpWithThreads(threads);
  expect((await run(bench, 'start-engine', { prefer: null })).output.workers).toBe(2);
  const shared = await run(bench, 'explain', question);
  expect(shared.output.explanations).toEqual(alone.output.explanations);
  expect(shared.output.graph).toEqual(alone.output.graph);
  for (const thread of threads) expect(evaluations(thread)).toBeGreaterThan(0);
});

test('network and picture cross to a thread once, however often the search runs', async () => {
  const threads = [fakeThread()];
  const bench = setUpWithThreads(threads);
  await run(bench, 'explain', question);
  await run(bench, 'explain', { ...question, settings: { ...settings, sufficiency: { ratio: 0.3, topClass: true } } });
  expect(openings(threads[0]!, 'open-network')).toBe(1);
  expect(openings(threads[0]!, 'open-subject')).toBe(1);
});

test('another class is another subject of the same network; another network is opened anew, and back', async () => {
  const threads = [fakeThread()];
  const bench = setUpWithThreads(threads);
  await run(bench, 'explain', question);
  await run(bench, 'explain', { ...question, target: 1 });
  expect(openings(threads[0]!, 'open-network')).toBe(1);
  expect(openings(threads[0]!, 'open-subject')).toBe(2);
  // The same files, so the same network to a thread that goes by their SHA-256.
  await run(bench, 'explain', { ...question, model: otherCard });
  expect(openings(threads[0]!, 'open-network')).toBe(1);
  const there = await run(bench, 'explain', { ...question, model: thirdCard });
  expect(openings(threads[0]!, 'open-network')).toBe(2);
  const back = await run(bench, 'explain', { ...question, target: 2 });
  expect(openings(threads[0]!, 'open-network')).toBe(3);
  expect([there.output.stage, back.output.stage]).toEqual(['done', 'done']);
});

test('a thread that does not start is done without', async () => {
  const bench = setUpWithThreads([fakeThread({ type: 'unfit', detail: 'no SIMD' }), fakeThread()]);
  expect((await run(bench, 'start-engine', { prefer: null })).output.workers).toBe(1);
  expect((await run(bench, 'explain', question)).output.stage).toBe('done');
});

test('where no thread starts, this one computes', async () => {
  const bench = setUpWithThreads([fakeThread({ type: 'unfit', detail: 'blocked' })]);
  expect((await run(bench, 'start-engine', { prefer: null })).output.workers).toBe(1);
  expect((await run(bench, 'explain', question)).output.explanations.length).toBeGreaterThan(0);
});

test('where every thread dies at work, this one goes on', async () => {
  const threads = [fakeThread(), fakeThread()];
  const bench = setUpWithThreads(threads);
  const generator = bench.handlers.explain(question, new AbortController().signal);
  await generator.next();
  for (const thread of threads) thread.dies('out of memory');
  let step = await generator.next();
  while (step.done !== true) step = await generator.next();
  expect(step.value.explanations).toEqual((await run(setUp(), 'explain', question)).output.explanations);
});
