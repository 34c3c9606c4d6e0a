/** One part of the bench: what `run.ts` knows of it. */
import type { Row } from './row.ts';

/** What was asked for on the command line. */
export interface BenchOptions {
  /** A model folder or the id of one in the catalogue, for parts that measure any; null: their own choice. */
  readonly model: string | null;
  /** Runs for real what is otherwise counted out from a rate. */
  readonly really: boolean;
}

export interface Part {
  /** Whether its rows belong to the table of `docs/performance.md`; the others are run only by name. */
  readonly inTable: boolean;
  /** Loads the part only now, so that a part that is not asked for costs nothing. */
  readonly measure: (options: BenchOptions) => Promise<readonly Row[]>;
}
