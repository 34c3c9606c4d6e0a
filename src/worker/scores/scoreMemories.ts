/**
 * What was scored, for the last few subjects in this worker and for more of them from
 * visit to visit.
 *
 * A memory is made once however many jobs ask for it, with what earlier visits have left
 * for it. Knows nothing of pictures and networks: whoever asks says what tells one
 * subject from another.
 */
import { memoise, type MemoScorer } from '../../core/search/memo.ts';
import type { Scorer } from '../../core/search/scorer.ts';
import type { ScoreArchive } from './scoreArchive.ts';

/** A memory of a thousand sets takes some 100 KB. */
const keptMemories = 16;

export interface ScoreMemory {
  readonly scorer: MemoScorer;
  /** Writes down what is known by now, for the next visit, if there is anything new. Never rejects. */
  readonly keep: () => Promise<void>;
}

interface Wanted {
  /** Tells subjects apart while this worker lives. */
  readonly key: string;
  readonly below: Scorer;
  /** The text of everything that a score depends on, for the archive; where it rejects, nothing is read or kept. */
  readonly question: () => Promise<string>;
}

export class ScoreMemories {
  readonly #archive: ScoreArchive;
  /** Least recently used first. */
  readonly #memories = new Map<string, Promise<ScoreMemory>>();

  constructor(archive: ScoreArchive) {
    this.#archive = archive;
  }

  /** Never rejects. */
  take(wanted: Wanted): Promise<ScoreMemory> {
    const memory = this.#memories.get(wanted.key) ?? this.#make(wanted);
    this.#memories.delete(wanted.key);
    this.#memories.set(wanted.key, memory);
    for (const oldest of this.#memories.keys()) {
      if (this.#memories.size <= keptMemories) break;
      this.#memories.delete(oldest);
    }
    return memory;
  }

  async #make({ below, question: ask }: Wanted): Promise<ScoreMemory> {
    const scorer = memoise(below);
    const question = await ask().catch(() => null);
    if (question === null) return { scorer, keep: () => Promise.resolve() };
    scorer.remember(await this.#archive.read(question, below.regions));
    let written = 0;
    return {
      scorer,
      keep: async () => {
        if (scorer.distinct === written) return;
        written = scorer.distinct;
        await this.#archive.write(question, below.regions, scorer.entries());
      },
    };
  }
}
