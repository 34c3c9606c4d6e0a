import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test, vi } from 'vitest';
import { defaultSettings } from '../core/search/settings.ts';
import type { ScoringSubject } from '../engine/scorer/evaluator.ts';
import type { Port } from '../engine/scorer/port.ts';
import { ScoringPool } from './pool.ts';
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
  // Once to be warmed, once for the picture.
  expect(openings(threads[0]!, 'open-subject')).toBe(2);
});

test('another class is another subject of the same network; another network stands beside it', async () => {
  const threads = [fakeThread()];
  const bench = setUpWithThreads(threads);
  await run(bench, 'explain', question);
  const before = openings(threads[0]!, 'open-subject');
  await run(bench, 'explain', { ...question, target: 1 });
  expect(openings(threads[0]!, 'open-network')).toBe(1);
  expect(openings(threads[0]!, 'open-subject')).toBe(before + 1);
  // The same files, so the same network to a thread that goes by their SHA-256.
  await run(bench, 'explain', { ...question, model: otherCard });
  expect(openings(threads[0]!, 'open-network')).toBe(1);
  const there = await run(bench, 'explain', { ...question, model: thirdCard });
  expect(openings(threads[0]!, 'open-network')).toBe(2);
  const back = await run(bench, 'explain', { ...question, target: 2 });
  expect(openings(threads[0]!, 'open-network')).toBe(2);
  expect(openings(threads[0]!, 'close-network')).toBe(0);
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

test('a network that was loaded is in every thread, warm, before anything is searched', async () => {
  const threads = [fakeThread(), fakeThread()];
  const bench = setUpWithThreads(threads);
  await run(bench, 'load-model', { model: subject().model });
  await vi.waitFor(() => {
    expect(threads.map((thread) => openings(thread, 'close'))).toEqual([1, 1]);
  });
  for (const { heard } of threads)
    expect(heard.map(({ type }) => type)).toEqual(['open-network', 'open-subject', 'warm', 'close']);
  await run(bench, 'explain', question);
  expect(threads.map((thread) => openings(thread, 'open-network'))).toEqual([1, 1]);
});

describe('networks side by side', () => {
  const scored: ScoringSubject = {
    picture: { width: 1, height: 1, rgb: Uint8ClampedArray.of(1, 2, 3) },
    preprocess: { order: 'rgb', scale: 1, mean: [0, 0, 0], std: [1, 1, 1] },
    grid: { rows: 2, cols: 2 },
    footprint: 'tent',
    baseline: { kind: 'black', rgb: [0, 0, 0] },
    target: 0,
  };
  const modelOf = (sha256: string, bytes: number) => ({
    sha256,
    artifacts: {
      name: sha256,
      format: 'layers-model' as const,
      topology: {},
      weightSpecs: [],
      weightData: new ArrayBuffer(bytes),
    },
  });

  /** A pool of one thread that says yes to everything, and what the thread was asked. */
  async function poolOfOne() {
    const asked: string[] = [];
    const names = new Map<number, string>();
    let hear: (message: unknown) => void = () => undefined;
    const port: Port = {
      post: (message) => {
        const { id, type, artifacts, network } = message as {
          id: number;
          type: string;
          artifacts?: { name: string };
          network?: number;
        };
        if (artifacts !== undefined) names.set(id, artifacts.name);
        asked.push(type.endsWith('network') ? `${type} ${names.get(network ?? id) ?? ''}` : type);
        hear(type === 'open-subject' || type === 'warm' ? { type: 'opened', id, batchSize: 4 } : { type: 'done', id });
      },
      onMessage: (handler) => (hear = handler),
    };
    return { pool: await ScoringPool.start(1, () => Promise.resolve(port)), asked };
  }

  test('two small ones stay; a third frees the one that was opened longest ago', async () => {
    const { pool, asked } = await poolOfOne();
    const [a, b, c] = [modelOf('a', 8), modelOf('b', 8), modelOf('c', 8)] as const;
    await pool.open(a, scored);
    await pool.open(b, scored);
    await pool.open(a, scored);
    await pool.open(c, scored);
    expect(asked.filter((type) => type.includes('network'))).toEqual([
      'open-network a',
      'open-network b',
      'close-network b',
      'open-network c',
    ]);
  });

  test('a large one is never beside another', async () => {
    const { pool, asked } = await poolOfOne();
    await pool.open(modelOf('small', 8), scored);
    await pool.open(modelOf('large', 32e6), scored);
    expect(asked).toContain('close-network small');
  });

  test('what is prepared never takes the place of what is in use', async () => {
    const { pool, asked } = await poolOfOne();
    await pool.open(modelOf('large', 32e6), scored);
    await pool.prepare(modelOf('next', 8), scored);
    expect(asked).toEqual(['open-network large', 'open-subject']);
  });

  test('what is prepared and never opened gives way first', async () => {
    const { pool, asked } = await poolOfOne();
    await pool.open(modelOf('used', 8), scored);
    await pool.prepare(modelOf('next', 8), scored);
    await pool.open(modelOf('other', 8), scored);
    expect(asked.filter((type) => type.startsWith('close-network'))).toEqual(['close-network next']);
  });
});
