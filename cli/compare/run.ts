/** From a request to a report: picture after picture, every contestant on each. Writes no table itself. */
import type { Contestant } from './contestants.ts';
import { openPool } from '../pool.ts';
import { openJournal } from '../truth/journal.ts';
import { FailureError } from '../../src/core/failure.ts';
import type { Outcome } from './measure.ts';
import { measurePicture } from './measure.ts';
import { choosePictures, listPictures } from './pictures.ts';
import type { CompareRequest } from './request.ts';
import type { AskedPicture } from './subject.ts';
import { askPicture, openSubject } from './subject.ts';

/** A picture and what every contestant scored on it. */
export interface ComparedPicture extends Omit<AskedPicture, 'seen' | 'settings'> {
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

export interface Comparison {
  readonly request: CompareRequest;
  /** Name of the network. */
  readonly model: string;
  /** Pixels along each side. */
  readonly size: number;
  readonly rows: readonly Contestant[];
  readonly pictures: readonly ComparedPicture[];
}

/** `say` hears one line per piece of work. */
export async function runComparison(request: CompareRequest, say: (line: string) => void): Promise<Comparison> {
  const { rows, settings } = request;
  const listed = choosePictures(listPictures(request.pictures, request.boxes), request.count, settings.seed);
  if (listed.length === 0) throw new FailureError({ kind: 'picture-unreachable', address: request.pictures });
  const subject = await openSubject(request.model);
  const journal = openJournal(request.out.replace(/json$/, 'journal.jsonl'), request.fresh);
  const pool = await openPool(1, subject.model.artifacts, subject.network);
  try {
    const pictures: ComparedPicture[] = [];
    for (const [at, one] of listed.entries()) {
      const { seen, settings: asked, ...picture } = await askPicture(subject, one, request);
      const bench = {
        ...{ subject, pool, journal },
        say: (line: string) => {
          say(`${at + 1} of ${listed.length}, ${line}`);
        },
      };
      const outcomes = await measurePicture(bench, { ...picture, seen, settings: asked }, rows);
      pictures.push({ ...picture, outcomes });
    }
    return { request, model: subject.model.card.name, size: subject.size, rows, pictures };
  } finally {
    await pool.close();
    subject.network.dispose();
  }
}
