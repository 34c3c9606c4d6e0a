import { afterEach, describe, expect, it, vi } from 'vitest';
import { stubCaches } from './caches.fixture.ts';
import { browserModelCache } from './modelCache.ts';

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
