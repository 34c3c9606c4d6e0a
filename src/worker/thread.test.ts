import { expect, test } from 'vitest';
import { threadCount } from './pool.ts';
import { fakeThread } from './thread.fixture.ts';
import { startThread } from './thread.ts';

test('a thread is there when it says that it is ready', async () => {
  const worker = fakeThread(null);
  let there = false;
  const started = startThread(() => worker).then((port) => {
    there = true;
    return port;
  });
  await Promise.resolve();
  expect(there).toBe(false);
  worker.says({ type: 'ready' });
  const port = await started;
  const heard: unknown[] = [];
  port.onMessage((message) => heard.push(message));
  worker.says({ type: 'done', id: 1 });
  expect(heard).toEqual([{ type: 'done', id: 1 }]);
});

test('a thread that is unfit, dies early or cannot be made is told by its reason', async () => {
  const unfit = fakeThread({ type: 'unfit', detail: 'no SIMD' });
  await expect(startThread(() => unfit)).rejects.toThrow('no SIMD');
  expect(unfit.ended).toBe(true);
  const dying = fakeThread(null);
  const started = startThread(() => dying);
  dying.dies('script not found');
  await expect(started).rejects.toThrow('script not found');
  await expect(
    startThread(() => {
      throw new Error('nested workers are blocked');
    }),
  ).rejects.toThrow('nested workers are blocked');
});

test('the death of a thread at work is told to whoever holds its port', async () => {
  const worker = fakeThread();
  const port = await startThread(() => worker);
  const heard: string[] = [];
  port.onLost?.((detail) => heard.push(detail));
  worker.dies('out of memory');
  expect(heard).toEqual(['out of memory']);
});

test.each([
  [undefined, 1],
  [1, 1],
  [2, 2],
  [4, 4],
  [64, 4],
])('%s cores make %s threads', (cores, threads) => {
  expect(threadCount(cores)).toBe(threads);
});
