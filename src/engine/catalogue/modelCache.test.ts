import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserModelCache } from './modelCache.ts';

/** The Cache API as far as it is used, over a map of maps. */
function stubCaches(start: readonly string[] = []): Map<string, Map<string, Response>> {
  const stores = new Map<string, Map<string, Response>>(start.map((name) => [name, new Map<string, Response>()]));
  vi.stubGlobal('caches', {
    keys: () => Promise.resolve([...stores.keys()]),
    delete: (name: string) => Promise.resolve(stores.delete(name)),
    open: (name: string) => {
      const store = stores.get(name) ?? new Map<string, Response>();
      stores.set(name, store);
      return Promise.resolve({
        match: (key: string) => Promise.resolve(store.get(key)?.clone()),
        put: (key: string, response: Response) => Promise.resolve(void store.set(key, response)),
        delete: (key: string) => Promise.resolve(store.delete(key)),
      });
    },
  });
  return stores;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('browserModelCache', () => {
  it('gives back what it was given until told to forget', async () => {
    stubCaches();
    const cache = await browserModelCache();
    expect(await cache?.get('https://m.test/a')).toBeNull();
    await cache?.put('https://m.test/a', new Uint8Array([1, 2, 3]));
    expect(await cache?.get('https://m.test/a')).toEqual(new Uint8Array([1, 2, 3]));
    await cache?.delete('https://m.test/a');
    expect(await cache?.get('https://m.test/a')).toBeNull();
  });

  it('deletes its own outdated stores and nobody else’s', async () => {
    const stores = stubCaches(['sag-explorer-models-0', 'another-page', 'sag-explorer-models-1']);
    await browserModelCache();
    expect([...stores.keys()].sort()).toEqual(['another-page', 'sag-explorer-models-1']);
  });

  it('is null where the browser has none, or has one and refuses it', async () => {
    vi.stubGlobal('caches', undefined);
    expect(await browserModelCache()).toBeNull();
    vi.stubGlobal('caches', { keys: () => Promise.reject(new DOMException('denied', 'SecurityError')) });
    expect(await browserModelCache()).toBeNull();
  });
});
