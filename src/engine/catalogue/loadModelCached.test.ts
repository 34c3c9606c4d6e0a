import { describe, expect, it } from 'vitest';
import { neverStops } from '../../core/stop.ts';
import { loadModel } from './loadModel.ts';
import type { ModelCache } from './modelCache.ts';
import type { Served } from './modelFiles.fixture.ts';
import { address, card, served, serverOf } from './modelFiles.fixture.ts';

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const file = (path: string): string => `https://models.test/tiny/${path}`;

function memoryCache(start: Served = {}) {
  const kept = new Map(Object.entries(start) as [string, Uint8Array<ArrayBuffer>][]);
  const cache: ModelCache = {
    get: (key) => Promise.resolve(kept.get(key) ?? null),
    put: (key, bytes) => Promise.resolve(void kept.set(key, bytes)),
    delete: (key) => Promise.resolve(void kept.delete(key)),
  };
  return { cache, kept };
}

const load = (files: Served, cache: ModelCache) => {
  const { fetchFile, asked } = serverOf(files);
  return { asked, loaded: loadModel(card, { cache, signal: neverStops, onBytes: () => undefined, fetchFile }) };
};

describe('loading with a cache', () => {
  it('keeps every file of a whole model and spares the network next time', async () => {
    const { cache, kept } = memoryCache();
    await load(served, cache).loaded;
    expect(new Set(kept.keys())).toEqual(new Set(Object.keys(served)));
    const again = load({}, cache);
    expect((await again.loaded).sha256).toBe(card.sha256);
    expect(again.asked).toEqual([]);
  });

  it('keeps nothing of a model that failed its checks', async () => {
    const { cache, kept } = memoryCache();
    await expect(load({ ...served, [file('b.bin')]: new Uint8Array(4) }, cache).loaded).rejects.toThrow();
    expect(kept.size).toBe(0);
  });

  it.each([
    ['a pinned file', file('b.bin'), new Uint8Array(4)],
    ['a file only the whole hash covers', file('a-1of2.bin'), new Uint8Array(16)],
    ['model.json', address, utf8('<html>')],
  ])('costs one fresh download where %s in it is broken', async (_what, key, broken) => {
    const { cache, kept } = memoryCache({ ...served, [key]: broken });
    const { loaded, asked } = load(served, cache);
    expect((await loaded).sha256).toBe(card.sha256);
    expect(asked).toContain(key);
    expect(kept.get(key)).toEqual(served[key]);
  });

  it('tries a second time only once', async () => {
    const { cache } = memoryCache({ ...served, [file('b.bin')]: new Uint8Array(4) });
    const stubborn = { ...cache, delete: () => Promise.resolve() };
    const { loaded, asked } = load({ ...served, [file('b.bin')]: new Uint8Array(4) }, stubborn);
    await expect(loaded).rejects.toThrow('model-corrupt');
    expect(asked.filter((key) => key === file('b.bin'))).toHaveLength(1);
  });

  it('stops nothing when it fails itself', async () => {
    const broken = () => Promise.reject(new Error('QuotaExceededError'));
    const cache: ModelCache = { get: broken, put: broken, delete: broken };
    expect((await load(served, cache).loaded).sha256).toBe(card.sha256);
  });
});
