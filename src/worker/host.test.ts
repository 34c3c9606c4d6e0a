import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { FailureError } from '../core/failure.ts';
import { classTarget } from '../core/methods/target.ts';
import { createClient, type EngineClient, type WorkerLike } from './client.ts';
import { serve, type Handlers, type Host } from './host.ts';
import type { PictureRef } from './protocol.ts';

const nobody = async function* (): AsyncGenerator<never, never, void> {
  return await Promise.reject(new Error('not part of this test'));
};

const idle: Handlers = {
  'start-engine': nobody,
  'read-catalogue': nobody,
  'load-model': nobody,
  'fetch-picture': nobody,
  'identify-picture': nobody,
  predict: nobody,
  map: nobody,
  'judge-map': nobody,
  explain: nobody,
  inspect: nobody,
};

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A client and a host joined by a real message channel, in one thread. */
function join(handlers: Partial<Handlers>): { client: EngineClient; host: Host } {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const host = serve(
    {
      post: (message, transfer) => {
        port2.postMessage(message, transfer as never);
      },
      onMessage: (handler) => port2.on('message', handler),
    },
    { ...idle, ...handlers },
  );
  const worker: WorkerLike = {
    postMessage: (message) => {
      port1.postMessage(message);
    },
    terminate: () => {
      port1.close();
    },
    addEventListener: (type: string, listener: (event: never) => void) => {
      if (type === 'message')
        port1.on('message', (data: unknown) => {
          listener({ data } as never);
        });
    },
  };
  return { client: createClient(() => worker), host };
}

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

const picture = (name: string): PictureRef => ({ sha256: '', name, blob: new Blob([]) });

test('yields arrive as progress, in order, before the output', async () => {
  const { client } = join({
    'start-engine': async function* () {
      yield { trying: 'webgpu' };
      await Promise.resolve();
      yield { trying: 'wasm' };
      return { backend: 'wasm', reason: '', adapter: '', workers: 1, version: '' };
    },
  });
  const heard: string[] = [];
  const report = await client.run('start-engine', { prefer: null }, { onProgress: ({ trying }) => heard.push(trying) });
  expect(heard).toEqual(['webgpu', 'wasm']);
  expect(report.backend).toBe('wasm');
});

test('what is thrown arrives as its failure', async () => {
  const failure = { kind: 'picture-unreachable', address: 'x' } as const;
  const { client } = join({
    'fetch-picture': async function* () {
      yield* await Promise.reject<never[]>(new FailureError(failure));
      return picture('never');
    },
  });
  await expect(client.run('fetch-picture', { address: 'x' })).rejects.toMatchObject({ failure });
});

test('a handler that cannot even begin is a failure too', async () => {
  const { client } = join({
    'fetch-picture': () => {
      throw new Error('not at home');
    },
  });
  await expect(client.run('fetch-picture', { address: 'x' })).rejects.toMatchObject({
    failure: { kind: 'internal', detail: 'Error: not at home' },
  });
});

test('a stop between steps leaves the generator, whose clean-up runs', async () => {
  const stopped = deferred<number>();
  const controller = new AbortController();
  const { client } = join({
    'start-engine': async function* () {
      let steps = 0;
      try {
        for (;;) {
          steps++;
          await Promise.resolve();
          yield { trying: 'cpu' };
        }
      } finally {
        stopped.resolve(steps);
      }
    },
  });
  let heard = 0;
  const job = client.run(
    'start-engine',
    { prefer: null },
    {
      signal: controller.signal,
      onProgress: () => {
        if (++heard === 3) controller.abort(new Error('enough'));
      },
    },
  );
  await expect(job).rejects.toThrow('enough');
  expect(await stopped.promise).toBeGreaterThanOrEqual(3);
  expect(heard).toBe(3);
});

test('a stop inside a step is seen through the signal, and whatever is thrown then counts as stopped', async () => {
  const controller = new AbortController();
  const left = deferred<boolean>();
  const { client } = join({
    'fetch-picture': async function* (_, signal) {
      yield* [] as never[];
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve);
        controller.abort(new Error('replaced'));
      });
      left.resolve(signal.aborted);
      throw new Error('half-way');
    },
  });
  await expect(client.run('fetch-picture', { address: 'x' }, { signal: controller.signal })).rejects.toThrow(
    'replaced',
  );
  expect(await left.promise).toBe(true);
});

test('two jobs take turns', async () => {
  const order: string[] = [];
  const { client } = join({
    'load-model': async function* (input) {
      for (let i = 0; i < 3; i++) {
        order.push(input.model.id);
        await Promise.resolve();
        yield { stage: 'import' };
      }
      return { sha256: '' };
    },
  });
  const model = (id: string) => ({ model: { id } }) as never;
  await Promise.all([client.run('load-model', model('a')), client.run('load-model', model('b'))]);
  expect(order).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
});

test('what is returned is given away, what is yielded is copied', async () => {
  const raw = { width: 1, height: 1, signed: false, values: new Float32Array(1) };
  const map = { width: 2, height: 2, signed: false, values: new Float32Array(4) };
  const cost = { forwards: 0, backwards: 0, milliseconds: 0, completeness: null };
  const provenance = { method: 'm', options: {}, target: classTarget(0), seed: 1, backend: '', ...cost };
  const lengths: number[] = [];
  const { client } = join({
    map: async function* () {
      yield { raw, step: 1, steps: 1 };
      await Promise.resolve();
      lengths.push(raw.values.length);
      return { raw, map, provenance };
    },
  });
  const result = await client.run('map', {} as never);
  expect(lengths).toEqual([1]);
  expect(result.map?.values).toHaveLength(4);
  expect(map.values).toHaveLength(0);
});

test('an engine failure reaches the page without a job', async () => {
  const { client, host } = join({
    'fetch-picture': async function* () {
      yield* [] as never[];
      host.reportEngineFailure({ kind: 'device-lost', backend: 'webgpu', detail: '' });
      await new Promise(() => undefined);
      return picture('never');
    },
  });
  await expect(client.run('fetch-picture', { address: 'x' })).rejects.toMatchObject({
    failure: { kind: 'device-lost' },
  });
});
