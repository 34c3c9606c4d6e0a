/**
 * Where downloaded model files are kept between visits.
 *
 * A cache may forget anything at any time and may refuse to keep; nobody relies on
 * it, and what comes out of it is checked like a download. The browser's
 * implementation is its Cache API, which exists on https and localhost only.
 */
export interface ModelCache {
  readonly get: (address: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly put: (address: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly delete: (address: string) => Promise<void>;
}

/** Counts up when what is kept is no longer understood; older ones are deleted. */
const prefix = 'sag-explorer-models-';
const name = `${prefix}1`;

/** Null where this browser keeps nothing for this page. */
export async function browserModelCache(): Promise<ModelCache | null> {
  const storage: CacheStorage | undefined = (globalThis as Partial<Pick<typeof globalThis, 'caches'>>).caches;
  if (!storage) return null;
  try {
    const outdated = (await storage.keys()).filter((key) => key.startsWith(prefix) && key !== name);
    await Promise.all(outdated.map((key) => storage.delete(key)));
    const cache = await storage.open(name);
    return {
      get: async (address) => {
        const kept = await cache.match(address);
        return kept ? new Uint8Array(await kept.arrayBuffer()) : null;
      },
      put: (address, bytes) => cache.put(address, new Response(bytes)),
      delete: async (address) => {
        await cache.delete(address);
      },
    };
  } catch {
    // Private windows of some browsers have the object and refuse its use.
    return null;
  }
}
