/** The Cache API as far as it is used, over a map of maps. */
import { vi } from 'vitest';

/** Stands in for the browser's until `vi.unstubAllGlobals`. Names may carry a query, which is passed over where they are looked up. */
export function stubCaches(start: readonly string[] = []): Map<string, Map<string, Response>> {
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
