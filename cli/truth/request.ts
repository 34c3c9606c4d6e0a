/** What was asked of `npm run truth`, checked. Reads no files and runs nothing. */
import { parseArgs } from 'node:util';
import { methodCards } from '../../src/core/methods/cards.ts';
import { UsageError } from '../settings.ts';

export interface TruthRequest {
  /** How many scenes; the classes take turns. */
  readonly count: number;
  readonly seed: number;
  /** A model folder or the id of a model in the catalogue, with the toy world's classes. */
  readonly model: string;
  /** Ids of heat-map methods, in the order of the registry. */
  readonly methods: readonly string[];
  /** The document; its pictures go into a folder of the same name beside it. */
  readonly out: string;
  /** Scoring threads of the search. */
  readonly workers: number;
  /** Forget what an earlier run has worked out. */
  readonly fresh: boolean;
}

export const usage = `npm run truth -- [settings]

  --count 120             scenes
  --seed 7                other seeds, other scenes
  --model toyworld        a folder or the id of a model with the classes of the toy world
  --methods a,b           only these heat maps; all of them take about a minute and a half per scene
  --out docs/truth.md     the document; its pictures go to docs/truth/
  --workers 1             scoring threads of the search
  --fresh                 start over; otherwise a run goes on where the last one stopped`;

const text = { type: 'string' } as const;
const options = {
  ...{ count: text, seed: text, model: text, methods: text, out: text, workers: text },
  fresh: { type: 'boolean' },
} as const;

/** @throws UsageError naming the flag and what it takes */
export function parseRequest(args: readonly string[]): TruthRequest {
  const flags = read(args);
  return {
    count: whole('count', flags.count, 120, 1, 10_000),
    seed: whole('seed', flags.seed, 7, 0, 4000),
    model: flags.model ?? 'toyworld',
    methods: methodsOf(flags.methods),
    out: flags.out ?? 'docs/truth.md',
    workers: whole('workers', flags.workers, 1, 1, 64),
    fresh: flags.fresh ?? false,
  };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function methodsOf(value: string | undefined): string[] {
  const known = methodCards.map(({ id }) => id);
  if (value === undefined) return known;
  const asked = value.split(',').map((id) => id.trim());
  const unknown = asked.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new UsageError(`There is no heat map "${unknown}"; there are ${known.join(', ')}.`);
  return known.filter((id) => asked.includes(id));
}

function whole(name: string, value: string | undefined, fallback: number, least: number, most: number): number {
  if (value === undefined) return fallback;
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new UsageError(`--${name} takes a whole number from ${least} to ${most}, not "${value}".`);
}
