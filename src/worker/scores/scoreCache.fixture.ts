/** A score cache in memory. */
import type { ScoreCache } from './scoreCache.ts';

export interface FakeScoreCache extends ScoreCache {
  readonly records: Map<string, Uint8Array<ArrayBuffer>>;
}

export function fakeScoreCache(): FakeScoreCache {
  const records = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    records,
    list: () => Promise.resolve([...records].map(([name, { length }]) => ({ name, bytes: length }))),
    get: (name) => Promise.resolve(records.get(name)?.slice() ?? null),
    put: (name, record) => {
      records.delete(name);
      records.set(name, record.slice());
      return Promise.resolve();
    },
    delete: (name) => {
      records.delete(name);
      return Promise.resolve();
    },
  };
}
