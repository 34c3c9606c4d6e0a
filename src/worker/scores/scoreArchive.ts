/**
 * What was scored on earlier visits: going back to a picture costs no forward pass.
 *
 * A question is the text of everything that a score depends on; records are filed under
 * its SHA-256 and hold scores alone. There is a bounded number of them, beyond which the
 * one written longest ago goes first. Nothing here is needed to be right: what cannot be
 * read is not known, what cannot be written is not kept, and nobody is told.
 */
import type { KnownScore } from '../../core/search/memo.ts';
import { sha256Of } from '../../engine/sha256.ts';
import type { ScoreCache } from './scoreCache.ts';
import { readScores, writeScores } from './scoreRecord.ts';

export interface ArchiveLimits {
  readonly records: number;
  readonly bytes: number;
}

/** A search of 7 × 7 regions leaves 2–130 KB. */
const usualLimits: ArchiveLimits = { records: 128, bytes: 16e6 };

export class ScoreArchive {
  readonly #open: () => Promise<ScoreCache | null>;
  readonly #limits: ArchiveLimits;
  #cache: Promise<ScoreCache | null> | null = null;
  #writing: Promise<void> = Promise.resolve();

  /** @param limits tests make them small */
  constructor(open: () => Promise<ScoreCache | null>, limits = usualLimits) {
    this.#open = open;
    this.#limits = limits;
  }

  /** Nothing where nothing is known. Never rejects. */
  async read(question: string, regions: number): Promise<readonly KnownScore[]> {
    try {
      const cache = await this.#opened();
      const record = await cache?.get(await sha256Of(new TextEncoder().encode(question)));
      return (record && (await readScores(question, regions, record))) ?? [];
    } catch {
      return [];
    }
  }

  /** Takes the place of what was known; one after the other. Never rejects. */
  write(question: string, regions: number, scores: Iterable<KnownScore>): Promise<void> {
    // Now, for the memory they come from may change meanwhile.
    const entries = [...scores];
    this.#writing = this.#writing.then(() => this.#write(question, regions, entries)).catch(() => undefined);
    return this.#writing;
  }

  async #write(question: string, regions: number, scores: readonly KnownScore[]): Promise<void> {
    const cache = await this.#opened();
    if (cache === null) return;
    const record = await writeScores(question, regions, scores);
    await this.#makeRoom(cache, record.length);
    await cache.put(await sha256Of(new TextEncoder().encode(question)), record);
  }

  async #makeRoom(cache: ScoreCache, wanted: number): Promise<void> {
    const kept = await cache.list();
    let bytes = kept.reduce((sum, record) => sum + record.bytes, wanted);
    let count = kept.length + 1;
    for (const oldest of kept) {
      if (count <= this.#limits.records && bytes <= this.#limits.bytes) return;
      await cache.delete(oldest.name);
      bytes -= oldest.bytes;
      count--;
    }
  }

  #opened(): Promise<ScoreCache | null> {
    return (this.#cache ??= this.#open());
  }
}
