/**
 * Where records of scores lie between visits.
 *
 * Like `modelCache.ts` it may forget anything and refuse to keep; nobody relies on it.
 * The browser's implementation is its Cache API: in this browser, for this page alone,
 * and cleared with the page's site data. Addresses in it are names and never fetched.
 */
export interface ScoreCache {
  /** All records, the one put longest ago first. */
  list(): Promise<readonly { readonly name: string; readonly bytes: number }[]>;
  get(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Takes the place of what has that name. */
  put(name: string, record: Uint8Array<ArrayBuffer>): Promise<void>;
  delete(name: string): Promise<void>;
}

/** Counts up when records are no longer understood; older ones are deleted. */
const prefix = 'sag-explorer-scores-';
const current = `${prefix}1`;

/** Null where this browser keeps nothing for this page. */
export async function browserScoreCache(): Promise<ScoreCache | null> {
  const storage: CacheStorage | undefined = (globalThis as Partial<Pick<typeof globalThis, 'caches'>>).caches;
  if (!storage) return null;
  try {
    const outdated = (await storage.keys()).filter((key) => key.startsWith(prefix) && key !== current);
    await Promise.all(outdated.map((key) => storage.delete(key)));
    return overCache(await storage.open(current));
  } catch {
    // Private windows of some browsers have the object and refuse its use.
    return null;
  }
}

/** The length stands in the address, so that a list needs no record to be read; it is ignored where one is looked up. */
function overCache(cache: Cache): ScoreCache {
  const address = (name: string, bytes: number): string => `https://scores.invalid/${name}?bytes=${String(bytes)}`;
  const remove = async (name: string): Promise<void> => {
    await cache.delete(address(name, 0), { ignoreSearch: true });
  };
  return {
    list: async () =>
      (await cache.keys()).map(({ url }) => {
        const { pathname, searchParams } = new URL(url);
        return { name: pathname.slice(1), bytes: Number(searchParams.get('bytes')) };
      }),
    get: async (name) => {
      const kept = await cache.match(address(name, 0), { ignoreSearch: true });
      return kept ? new Uint8Array(await kept.arrayBuffer()) : null;
    },
    put: async (name, record) => {
      await remove(name);
      await cache.put(address(name, record.length), new Response(record));
    },
    delete: remove,
  };
}
