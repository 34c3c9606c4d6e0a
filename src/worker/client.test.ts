import { expect, test } from 'vitest';
import { createClient } from './client.ts';
import { failureOfRejected, fetchPicture, setUp, type FakeWorker } from './client.fixture.ts';

test('the worker starts with the first job and serves all', () => {
  const { client, workers } = setUp();
  expect(workers).toHaveLength(0);
  void client.run('fetch-picture', fetchPicture);
  void client.run('start-engine', { prefer: null });
  expect(workers).toHaveLength(1);
  expect(workers[0]!.heard.map((message) => message.type === 'start' && message.job)).toEqual([
    'fetch-picture',
    'start-engine',
  ]);
});

test('a job hears its own progress and its own output', async () => {
  const { client, workers } = setUp();
  const heard: unknown[] = [];
  const first = client.run('start-engine', { prefer: null }, { onProgress: (progress) => heard.push(progress) });
  const second = client.run('start-engine', { prefer: 'wasm' });
  const worker = workers[0]!;
  worker.says({ type: 'progress', id: worker.idOf(0), progress: { trying: 'webgpu' } });
  worker.says({ type: 'progress', id: worker.idOf(1), progress: { trying: 'wasm' } });
  worker.says({ type: 'done', id: worker.idOf(1), output: 'second' });
  worker.says({ type: 'done', id: worker.idOf(0), output: 'first' });
  expect(await first).toBe('first');
  expect(await second).toBe('second');
  expect(heard).toEqual([{ trying: 'webgpu' }]);
});

test('a failure arrives as the data it was sent as', async () => {
  const { client, workers } = setUp();
  const job = client.run('fetch-picture', fetchPicture);
  const failure = { kind: 'picture-unreachable', address: fetchPicture.address } as const;
  workers[0]!.says({ type: 'failed', id: workers[0]!.idOf(0), failure });
  expect(await failureOfRejected(job)).toEqual(failure);
});

test.each([
  [
    'crashes',
    (worker: FakeWorker) => {
      worker.crashes('out of memory');
    },
    'out of memory',
  ],
  [
    'sends what cannot be read',
    (worker: FakeWorker) => {
      worker.garbles();
    },
    'a message could not be read',
  ],
])('everything under way fails when the worker %s, and the next job gets a fresh one', async (_, breakIt, detail) => {
  const { client, workers } = setUp();
  const jobs = [client.run('fetch-picture', fetchPicture), client.run('start-engine', { prefer: null })];
  breakIt(workers[0]!);
  for (const job of jobs) expect(await failureOfRejected(job)).toEqual({ kind: 'worker-crashed', detail });
  expect(workers[0]!.terminated).toBe(true);
  expect(workers).toHaveLength(1);

  const next = client.run('fetch-picture', fetchPicture);
  expect(workers).toHaveLength(2);
  workers[1]!.says({ type: 'done', id: workers[1]!.idOf(1), output: 'picture' });
  expect(await next).toBe('picture');
});

test('a fresh worker is told first what the engine was last told', () => {
  const { client, workers } = setUp();
  client.run('start-engine', { prefer: 'wasm' }).catch(() => undefined);
  workers[0]!.crashes('gone');
  void client.run('fetch-picture', fetchPicture);
  expect(workers[1]!.heard).toMatchObject([
    { job: 'start-engine', input: { prefer: 'wasm' } },
    { job: 'fetch-picture' },
  ]);
});

test('a fresh worker whose first job starts the engine is told only once', () => {
  const { client, workers } = setUp();
  client.run('start-engine', { prefer: null }).catch(() => undefined);
  workers[0]!.crashes('gone');
  void client.run('start-engine', { prefer: 'wasm' });
  expect(workers[1]!.heard).toMatchObject([{ job: 'start-engine', input: { prefer: 'wasm' } }]);
});

test('a message from a worker that was replaced is not heard', async () => {
  const { client, workers } = setUp();
  const first = client.run('fetch-picture', fetchPicture);
  workers[0]!.crashes('gone');
  await failureOfRejected(first);
  const second = client.run('fetch-picture', fetchPicture);
  workers[0]!.says({ type: 'done', id: workers[0]!.idOf(0) + 1, output: 'from the dead' });
  workers[0]!.crashes('again');
  workers[1]!.says({ type: 'done', id: workers[1]!.idOf(0), output: 'alive' });
  expect(await second).toBe('alive');
});

test('a lost device fails what is under way with its own kind and is told to whoever listens', async () => {
  const { client, workers } = setUp();
  const heard: unknown[] = [];
  client.onEngineFailure((failure) => heard.push(failure));
  const job = client.run('fetch-picture', fetchPicture);
  const failure = { kind: 'device-lost', backend: 'webgpu', detail: 'reset' } as const;
  workers[0]!.says({ type: 'engine', failure });
  expect(await failureOfRejected(job)).toEqual(failure);
  expect(heard).toEqual([failure]);
  expect(workers[0]!.terminated).toBe(true);
});

test('an input that cannot be sent rejects its own job only', async () => {
  const { client, workers } = setUp();
  const first = client.run('fetch-picture', fetchPicture);
  workers[0]!.refuses = true;
  expect(await failureOfRejected(client.run('fetch-picture', fetchPicture))).toMatchObject({ kind: 'internal' });
  workers[0]!.says({ type: 'done', id: workers[0]!.idOf(0), output: 'picture' });
  expect(await first).toBe('picture');
});

test('a worker that cannot be made rejects the job', async () => {
  const client = createClient(() => {
    throw new Error('workers are blocked');
  });
  expect(await failureOfRejected(client.run('fetch-picture', fetchPicture))).toMatchObject({
    detail: 'Error: workers are blocked',
  });
});

test('closing rejects what is under way and ends the worker', async () => {
  const { client, workers } = setUp();
  const job = client.run('fetch-picture', fetchPicture);
  client.close();
  expect(await failureOfRejected(job)).toEqual({ kind: 'worker-crashed', detail: 'closed' });
  expect(workers[0]!.terminated).toBe(true);
});
