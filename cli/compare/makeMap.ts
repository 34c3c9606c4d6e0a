/** One contestant's map of one picture, ready to be judged, and what it cost. */
import type { HeatMap } from '../../src/core/maps/heatMap.ts';
import { normalise } from '../../src/core/maps/normalise.ts';
import { classTarget } from '../../src/core/methods/target.ts';
import type { JudgedMap } from '../../src/engine/measures/judgement.ts';
import type { Rerun } from '../../src/engine/measures/rerun.ts';
import { rerunOf } from '../../src/engine/measures/rerun.ts';
import { methods } from '../../src/engine/methods/registry.ts';
import type { ScoringPool } from '../pool.ts';
import { runMethod } from '../runMethod.ts';
import { centreMap, chanceMap } from '../truth/floors.ts';
import type { Journal } from '../truth/journal.ts';
import { findExplanations, firstRoot, shownBy } from '../truth/search.ts';
import type { Subject } from '../truth/subject.ts';
import type { Contestant } from './contestants.ts';
import type { AskedPicture } from './subject.ts';

export interface Bench {
  readonly subject: Subject;
  readonly pool: ScoringPool;
  readonly journal: Journal;
  readonly say: (line: string) => void;
}

/** Pictures passed through the network, each way; null where nobody counts them. */
export interface Cost {
  readonly forwards: number | null;
  readonly backwards: number | null;
  readonly milliseconds: number;
}

export interface MadeMap extends JudgedMap {
  readonly cost: Cost;
  readonly rerun?: Rerun;
}

/** @throws FailureError where the method cannot explain this network */
export async function makeMap(bench: Bench, { id, kind }: Contestant, picture: AskedPicture): Promise<MadeMap> {
  if (kind === 'method') return await mapOfMethod(bench, id, picture);
  if (kind === 'search') return await mapOfSearch(bench, id, picture);
  const { size } = bench.subject;
  // Another map of chance for every picture, and the same one whenever it comes back.
  const seed = Number.parseInt(picture.sha256.slice(8, 16), 16);
  return drawn(id === 'chance' ? chanceMap(size, seed) : centreMap(size), picture, { ...free, milliseconds: 0 });
}

const free = { forwards: 0, backwards: 0 } as const;

async function mapOfMethod({ subject }: Bench, id: string, { seen, answer, settings }: AskedPicture): Promise<MadeMap> {
  const method = methods.get(id);
  if (!method) throw new Error(`no method is called ${id}`);
  const { network, model } = subject;
  const explained = { network, preprocess: model.card.preprocess, target: classTarget(answer.index) };
  const { raw, map, provenance } = await runMethod(method, { ...explained, picture: seen });
  const { forwards, backwards, milliseconds } = provenance;
  return {
    ...{ raw, map, enlarge: method.card.enlarge, cost: { forwards, backwards, milliseconds } },
    ...(settings.measures.includes('max-sensitivity') && {
      rerun: rerunOf(method, { ...explained, seed: provenance.seed }, provenance.options),
    }),
  };
}

async function mapOfSearch(bench: Bench, id: string, picture: AskedPicture): Promise<MadeMap> {
  const { subject, pool, journal, say } = bench;
  const { seen, answer, sha256, name, fit } = picture;
  // One search for both of its maps.
  const key = `${sha256}/${fit}/${subject.model.sha256}/search ${answer.index}`;
  const { found, milliseconds } = await journal.recall(key, async () => {
    say(`${name}: search`);
    const started = performance.now();
    const searched = await findExplanations(subject, pool, seen, answer.index);
    return { found: searched, milliseconds: performance.now() - started };
  });
  const shown = id === 'first-root' ? firstRoot(found) : found.explanations;
  return drawn(shownBy(shown, seen), picture, { forwards: null, backwards: 0, milliseconds });
}

/** A map that is its own raw one. */
function drawn(values: Float32Array, { seen }: AskedPicture, cost: Cost): MadeMap {
  const raw: HeatMap = { width: seen.width, height: seen.height, signed: false, values };
  return { raw, map: normalise(raw), enlarge: 'half-pixel', cost };
}
