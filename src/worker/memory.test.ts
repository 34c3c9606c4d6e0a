import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { classTarget } from '../core/methods/target.ts';
import { defaultSettings } from '../core/search/settings.ts';
import { run, setUp, spotsCard, subject, type Bench } from './session.fixture.ts';
import { fakeThread, type FakeThread } from './thread.fixture.ts';
import { startThread } from './thread.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const settings = { ...defaultSettings, grid: { rows: 3, cols: 3 } };

/** Everything a visitor has computed of one picture. */
async function explain(bench: Bench, sha256: string): Promise<void> {
  const about = { ...subject(spotsCard, sha256), target: 0 };
  await run(bench, 'predict', about);
  await run(bench, 'map', { ...about, method: 'grad-cam', options: {}, target: classTarget(0), randomise: null });
  await run(bench, 'explain', { ...about, settings });
}

interface Held {
  readonly tensors: number;
  /** Bytes of pictures, maps and the like. */
  readonly arrays: number;
}

async function held(threads: readonly FakeThread[]): Promise<Held> {
  // The fixture's own record of what it was sent.
  for (const { heard } of threads) heard.length = 0;
  // What a finished message or promise still holds goes with its turn.
  for (let again = 0; again < 3; again++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    collectGarbage();
  }
  return { tensors: tf.memory().numTensors, arrays: process.memoryUsage().arrayBuffers };
}

interface Opened {
  readonly bench: Bench;
  readonly threads: readonly FakeThread[];
}

const withoutThreads = (): Opened => ({ bench: setUp(), threads: [] });

function withThread(): Opened {
  const thread = fakeThread();
  const bench = setUp({
    openBackend: async () => {
      await tf.setBackend('cpu');
      return { backend: 'wasm', reason: '', adapter: '', version: '' };
    },
    startThread: () => startThread(() => thread),
    cores: 1,
  });
  return { bench, threads: [thread] };
}

/** More than the subjects whose scores are kept on purpose (16) and the pictures (8). */
const FEW = 17;
const MORE = 10;

test.each([
  ['this thread', withoutThreads],
  ['a scoring thread', withThread],
])('however many pictures, no more tensors and arrays are held where %s scores', async (_, open) => {
  const { bench, threads } = open();
  for (let at = 0; at < FEW; at++) await explain(bench, `first ${String(at)}`);
  const before = await held(threads);
  for (let at = 0; at < MORE; at++) await explain(bench, `then ${String(at)}`);
  const after = await held(threads);
  expect(after.tensors).toBe(before.tensors);
  // A picture left behind each time would be 12 KB as the network sees it.
  expect(after.arrays - before.arrays).toBeLessThan((MORE * 12_000) / 2);
});
