import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { graceMilliseconds } from './client.ts';
import { fetchPicture, setUp } from './client.fixture.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a stopped job rejects at once with the reason, and the worker is told', async () => {
  const { client, workers } = setUp();
  const controller = new AbortController();
  const reason = new Error('pressed');
  const job = client.run('fetch-picture', fetchPicture, { signal: controller.signal });
  controller.abort(reason);
  await expect(job).rejects.toBe(reason);
  expect(workers[0]!.heard[1]).toEqual({ type: 'stop', id: workers[0]!.idOf(0) });
});

test('a job that is stopped before it starts never reaches the worker', async () => {
  const { client, workers } = setUp();
  const reason = new Error('replaced');
  const job = client.run('fetch-picture', fetchPicture, { signal: AbortSignal.abort(reason) });
  await expect(job).rejects.toBe(reason);
  expect(workers).toHaveLength(0);
});

test('a job that has ended is not stopped any more', async () => {
  const { client, workers } = setUp();
  const controller = new AbortController();
  const job = client.run('fetch-picture', fetchPicture, { signal: controller.signal });
  workers[0]!.says({ type: 'done', id: workers[0]!.idOf(0), output: 'picture' });
  await job;
  controller.abort();
  expect(workers[0]!.heard).toHaveLength(1);
  vi.advanceTimersByTime(2 * graceMilliseconds);
  expect(workers[0]!.terminated).toBe(false);
});

test.each(['done', 'stopped'] as const)('a worker that answers a stop with %s in time is kept', async (type) => {
  const { client, workers } = setUp();
  const controller = new AbortController();
  const job = client.run('fetch-picture', fetchPicture, { signal: controller.signal });
  controller.abort(new Error('pressed'));
  await expect(job).rejects.toThrow('pressed');
  vi.advanceTimersByTime(graceMilliseconds - 1);
  workers[0]!.says({ type, id: workers[0]!.idOf(0), output: 'late' });
  vi.advanceTimersByTime(graceMilliseconds);
  expect(workers[0]!.terminated).toBe(false);
});

test('a worker that does not let go in time is replaced; what else it did starts over', async () => {
  const { client, workers } = setUp();
  const controller = new AbortController();
  const stopped = client.run('fetch-picture', fetchPicture, { signal: controller.signal });
  const other = client.run('fetch-picture', { address: 'https://example.org/other.jpg' });
  controller.abort(new Error('pressed'));
  await expect(stopped).rejects.toThrow('pressed');
  vi.advanceTimersByTime(graceMilliseconds);
  expect(workers[0]!.terminated).toBe(true);
  expect(workers[1]!.heard).toMatchObject([
    { job: 'fetch-picture', input: { address: 'https://example.org/other.jpg' } },
  ]);
  workers[1]!.says({ type: 'done', id: workers[1]!.idOf(0), output: 'other' });
  expect(await other).toBe('other');
});

test('nothing starts anew when a deaf worker had nothing else to do', async () => {
  const { client, workers } = setUp();
  const controller = new AbortController();
  const stopped = client.run('fetch-picture', fetchPicture, { signal: controller.signal });
  controller.abort(new Error('pressed'));
  await expect(stopped).rejects.toThrow('pressed');
  vi.advanceTimersByTime(graceMilliseconds);
  expect(workers).toHaveLength(1);
  expect(workers[0]!.terminated).toBe(true);
});
