import { afterEach, expect, test, vi } from 'vitest';
import { browserScoreCache } from './scoreCache.ts';

/** The Cache API as far as it is used, over a map of maps. */
function stubCaches(start: readonly string[] = []): Map<string, Map<string, Response>> {
  const stores = new Map<string, Map<string, Response>>(start.map((name) => [name, new Map<string, Response>()]));
  const bare = (url: string): string => url.replace(/\?.*/, '');
  vi.stubGlobal('caches', {
    keys: () => Promise.resolve([...stores.keys()]),
    delete: (name: string) => Promise.resolve(stores.delete(name)),
    open: (name: string) => {
      const store = stores.get(name) ?? new Map<string, Response>();
      stores.set(name, store);
      const like = (url: string) => [...store.keys()].filter((key) => bare(key) === bare(url));
      return Promise.resolve({
        keys: () => Promise.resolve([...store.keys()].map((url) => ({ url }))),
        match: (url: string) => Promise.resolve(store.get(like(url)[0] ?? '')?.clone()),
        put: (url: string, response: Response) => Promise.resolve(void store.set(url, response)),
        delete: (url: string) => Promise.resolve(like(url).map((key) => store.delete(key)).length > 0),
      });
    },
  });
  return stores;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('it gives back what it was given, one record for each name, and tells how long each is', async () => {
  stubCaches();
  const cache = (await browserScoreCache())!;
  expect(await cache.get('a')).toBeNull();
  await cache.put('a', new Uint8Array([1, 2, 3]));
  await cache.put('b', new Uint8Array([4]));
  await cache.put('a', new Uint8Array([5, 6]));
  expect(await cache.get('a')).toEqual(new Uint8Array([5, 6]));
  expect(await cache.list()).toEqual([
    { name: 'b', bytes: 1 },
    { name: 'a', bytes: 2 },
  ]);
  await cache.delete('a');
  expect(await cache.list()).toEqual([{ name: 'b', bytes: 1 }]);
});

test('it deletes its own outdated stores and nobody else’s', async () => {
  const stores = stubCaches(['sag-explorer-scores-0', 'sag-explorer-models-1', 'another-page']);
  await browserScoreCache();
  expect([...stores.keys()].sort()).toEqual(['another-page', 'sag-explorer-models-1', 'sag-explorer-scores-1']);
});

test('it is null where the browser has none, or has one and refuses it', async () => {
  vi.stubGlobal('caches', undefined);
  expect(await browserScoreCache()).toBeNull();
  vi.stubGlobal('caches', { keys: () => Promise.reject(new DOMException('denied', 'SecurityError')) });
  expect(await browserScoreCache()).toBeNull();
});
