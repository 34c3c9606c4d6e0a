import { afterEach, expect, test, vi } from 'vitest';
import { stubCaches } from '../../engine/catalogue/caches.fixture.ts';
import { browserScoreCache } from './scoreCache.ts';

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
