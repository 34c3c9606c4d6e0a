import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../core/failure.ts';
import { failureOf } from '../../core/failure.ts';
import type { ModelCard } from '../../core/modelCard.ts';
import type { StopSignal } from '../../core/stop.ts';
import { neverStops } from '../../core/stop.ts';
import { loadModel } from './loadModel.ts';
import type { Served } from './modelFiles.fixture.ts';
import {
  address,
  card,
  jsonBytes,
  modelJson,
  served,
  serverOf,
  sha256,
  weightFiles,
  wholeBytes,
} from './modelFiles.fixture.ts';

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const unpinned: ModelCard = { ...card, sha256: null, files: [] };
const file = (path: string): string => `https://models.test/tiny/${path}`;

const load = (
  model: ModelCard,
  files: Served = served,
  options: { signal?: StopSignal; onBytes?: (bytes: number, total: number) => void } = {},
) => {
  const { fetchFile, asked } = serverOf(files);
  const { signal = neverStops, onBytes = () => undefined } = options;
  return { asked, loaded: loadModel(model, { cache: null, signal, onBytes, fetchFile }) };
};
const refusal = async (model: ModelCard, files: Served): Promise<Failure> => {
  const thrown: unknown = await load(model, files).loaded.then(
    () => null,
    (error: unknown) => error,
  );
  return failureOf(thrown);
};

describe('loadModel', () => {
  it('returns topology, specs, all weights in manifest order, the hash over everything, and the names', async () => {
    const model = await load(card).loaded;
    expect(model.sha256).toBe(sha256(wholeBytes));
    expect(model.classNames).toEqual(['cat', 'dog', 'owl']);
    expect(model.artifacts).toEqual({
      name: 'Tiny',
      format: 'layers-model',
      topology: modelJson.modelTopology,
      weightSpecs: [
        { name: 'w', shape: [2, 3], dtype: 'float32' },
        { name: 'q', shape: [4], dtype: 'float32', quantization: { dtype: 'uint8', scale: 0.5, min: -1 } },
      ],
      weightData: new Uint8Array(wholeBytes.subarray(jsonBytes.length)).buffer,
    });
  });

  it('reports growing bytes over all files up to exactly the whole, also where the card only estimated it', async () => {
    const reports: [number, number][] = [];
    await load({ ...unpinned, bytes: 10 }, served, { onBytes: (...report) => reports.push(report) }).loaded;
    expect(reports.at(-1)).toEqual([wholeBytes.length, wholeBytes.length]);
    reports.forEach(([bytes, total], i) => {
      expect(bytes).toBeGreaterThan(reports[i - 1]?.[0] ?? 0);
      expect(total).toBeGreaterThanOrEqual(bytes);
    });
    expect(reports).toHaveLength(4);
  });

  it('appends the query of the card to every file', async () => {
    const files = Object.fromEntries(Object.entries(served).map(([key, bytes]) => [`${key}?tfjs-format=file`, bytes]));
    const { loaded, asked } = load({ ...card, query: '?tfjs-format=file' }, files);
    await loaded;
    expect(new Set(asked)).toEqual(new Set(Object.keys(files)));
  });

  it('reads class names from their own address and puts a background in its place', async () => {
    const names = 'https://models.test/names.json';
    const files = { ...served, [names]: utf8('["cat","dog"]') };
    const { classNames } = await load({ ...card, classes: names, backgroundClass: 0 }, files).loaded;
    expect(classNames).toEqual(['background', 'cat', 'dog']);
    expect(await refusal({ ...card, classes: names }, { ...files, [names]: utf8('{"0":"cat"}') })).toEqual({
      kind: 'model-invalid',
      model: 'Tiny',
      detail: 'its class names are no JSON list of at least two names',
    });
  });
});

describe('loadModel refuses', () => {
  it('a server that answers with a status, naming address and status', async () => {
    expect(await refusal(card, { ...served, [file('b.bin')]: 404 })).toEqual({
      kind: 'model-unreachable',
      model: 'Tiny',
      address: file('b.bin'),
      status: 404,
    });
  });

  it('a server that does not answer', async () => {
    expect(await refusal(card, {})).toEqual({ kind: 'model-unreachable', model: 'Tiny', address, status: null });
  });

  it('a web page in place of a model', async () => {
    const page = { [address]: utf8('<!DOCTYPE html><title>Not here</title>') };
    expect(await refusal(unpinned, page)).toMatchObject({ kind: 'model-invalid', detail: /web page/ });
  });

  it('a file of another size than the manifest or the card says', async () => {
    const long = { ...served, [file('b.bin')]: new Uint8Array(5) };
    const expected = { kind: 'model-corrupt', model: 'Tiny', file: 'b.bin', detail: '5 bytes instead of 4' };
    expect(await refusal(card, long)).toEqual(expected);
    expect(await refusal(unpinned, long)).toEqual(expected);
  });

  it('files of a group that together do not hold what its tensors need', async () => {
    const short = { ...served, [file('a-2of2.bin')]: new Uint8Array(7) };
    expect(await refusal(unpinned, short)).toEqual({
      kind: 'model-corrupt',
      model: 'Tiny',
      file: 'a-1of2.bin, a-2of2.bin',
      detail: '23 bytes, but its tensors need 24',
    });
  });

  it('one changed bit in a pinned file, and in any file where the whole is pinned', async () => {
    const flipped = (path: keyof typeof weightFiles): Served => {
      const bytes = weightFiles[path].slice();
      bytes[1]! ^= 4;
      return { ...served, [file(path)]: bytes };
    };
    expect(await refusal(card, flipped('b.bin'))).toMatchObject({ kind: 'model-corrupt', file: 'b.bin' });
    expect(await refusal(card, flipped('a-1of2.bin'))).toMatchObject({
      kind: 'model-corrupt',
      detail: /all its files/,
    });
  });

  it('any change of any byte of any file, where the whole is pinned', async () => {
    const places = Object.entries(served).flatMap(([key, bytes]) =>
      typeof bytes === 'number' ? [] : Array.from(bytes, (_, at) => ({ key, at })),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.integer({ min: 1, max: 255 }), async ({ key, at }, change) => {
        const bytes = (served[key] as Uint8Array<ArrayBuffer>).slice();
        bytes[at]! ^= change;
        const { kind } = await refusal({ ...card, files: [] }, { ...served, [key]: bytes });
        // A broken manifest may also name files that nobody has.
        expect(['model-corrupt', 'model-invalid', 'model-unreachable']).toContain(kind);
      }),
    );
  });

  it('a model of another format than its card says, and a pinned file that the manifest does not name', async () => {
    expect(await refusal({ ...card, format: 'graph-model' }, served)).toMatchObject({ kind: 'model-invalid' });
    const stray = { ...card, files: [{ path: 'c.bin', bytes: null, sha256: null }] };
    expect(await refusal(stray, served)).toMatchObject({ kind: 'model-corrupt', file: 'c.bin' });
  });
});

describe('stopping', () => {
  it('rejects with the reason of the signal, between chunks, and asks for nothing more', async () => {
    const controller = new AbortController();
    const reason = new Error('a newer wish');
    const { loaded, asked } = load(card, served, {
      signal: controller.signal,
      onBytes: () => {
        controller.abort(reason);
      },
    });
    await expect(loaded).rejects.toBe(reason);
    expect(asked).toEqual([address]);
  });

  it('is heard while a connection hangs', async () => {
    const controller = new AbortController();
    const hangs: typeof fetch = (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => {
          reject(new DOMException('aborted', 'AbortError'));
        });
      });
    const reason = new Error('enough');
    const loaded = loadModel(card, {
      cache: null,
      signal: controller.signal,
      onBytes: () => undefined,
      fetchFile: hangs,
    });
    setTimeout(() => {
      controller.abort(reason);
    });
    await expect(loaded).rejects.toBe(reason);
  });

  it('never turns a network failure after the stop into "unreachable"', async () => {
    const stopped: StopSignal = {
      aborted: true,
      throwIfAborted: () => {
        throw new Error('stopped');
      },
    };
    await expect(load(card, {}, { signal: stopped }).loaded).rejects.toThrow('stopped');
  });
});
