/** What was asked of `npm run compare`, checked. Reads no files and runs nothing. */
import { parseArgs } from 'node:util';
import { measureCards } from '../../src/core/measures/cards.ts';
import type { MeasureSettings } from '../../src/core/measures/mapMeasures.ts';
import { defaultMeasureSettings } from '../../src/core/measures/settings.ts';
import type { Fit } from '../../src/core/regions/picture.ts';
import { UsageError } from '../settings.ts';
import type { Contestant } from './contestants.ts';
import { contestants } from './contestants.ts';

export interface CompareRequest {
  /** A folder; the folders in it count too. */
  readonly pictures: string;
  /** A list of what is where in them, or null. */
  readonly boxes: string | null;
  /** A model folder or the id of a model in the catalogue. */
  readonly model: string;
  readonly rows: readonly Contestant[];
  /** Ends in `.json`; CSV, Markdown and the journal go beside it. */
  readonly out: string;
  /** How many pictures, chosen by the seed; null for all. */
  readonly count: number | null;
  readonly fit: Fit;
  /** The protocol; its boxes are filled in per picture. */
  readonly settings: MeasureSettings;
  /** Forget what an earlier run has worked out. */
  readonly fresh: boolean;
}

export const usage = `npm run compare -- --pictures FOLDER --model MODEL --out table.json [settings]

  --pictures FOLDER       the pictures
  --model MODEL           a folder or the id of a model
  --out table.json        the table; table.csv and table.md go beside it
  --boxes manifest.json   where the things are, for the pointing games: {"images": [{"file", "label", "boxes"}]},
                          files relative to the manifest, boxes [left, top, right, bottom] in pixels of the file
  --methods a,b           rows; left out: ${contestants.map(({ id }) => id).join(', ')}
  --measures a,b          columns; left out: all but max-sensitivity, which runs every method
                          ${defaultMeasureSettings.noise.draws} more times
  --count N               of the pictures, chosen at random
  --seed 1                of that choice and of all other chance
  --fit squash            or crop: how a picture comes to the network's size
  --steps 28              of insertion and deletion
  --blur 11/5             taps and sigma of what insertion begins with
  --subsets 32            random sets for each number of cells in sensitivity-n
  --squares 128           random squares in infidelity
  --fresh                 start over; otherwise a run goes on where the last one stopped`;

const text = { type: 'string' } as const;
const options = {
  ...{ pictures: text, boxes: text, model: text, methods: text, measures: text, out: text },
  ...{ count: text, seed: text, fit: text, steps: text, blur: text, subsets: text, squares: text },
  fresh: { type: 'boolean' },
} as const;

type Flags = ReturnType<typeof read>;

/** @throws UsageError naming the flag and what it takes */
export function parseRequest(args: readonly string[]): CompareRequest {
  const flags = read(args);
  const boxes = flags.boxes ?? null;
  return {
    pictures: required(flags, 'pictures'),
    boxes,
    model: required(flags, 'model'),
    rows: chosen('methods', flags.methods, contestants, contestants),
    out: outOf(flags),
    count: flags.count === undefined ? null : whole('count', flags.count, 1, 1_000_000),
    fit: fitOf(flags.fit ?? 'squash'),
    settings: settingsOf(flags, boxes !== null),
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

function settingsOf(flags: Flags, boxed: boolean): MeasureSettings {
  const { removal, squares } = defaultMeasureSettings;
  const usual = measureCards.filter(({ needs }) => needs === null || (needs === 'boxes' && boxed));
  return {
    ...defaultMeasureSettings,
    measures: chosen('measures', flags.measures, measureCards, usual).map(({ id }) => id),
    steps: whole('steps', flags.steps ?? String(defaultMeasureSettings.steps), 1, 10_000),
    blur: flags.blur === undefined ? defaultMeasureSettings.blur : blurOf(flags.blur),
    removal: { ...removal, subsets: whole('subsets', flags.subsets ?? String(removal.subsets), 3, 100_000) },
    squares: whole('squares', flags.squares ?? String(squares), 1, 1_000_000),
    seed: whole('seed', flags.seed ?? String(defaultMeasureSettings.seed), 0, 2 ** 32 - 1),
  };
}

/** In the order of `all`, whatever the order they were asked for in. */
function chosen<T extends { readonly id: string }>(
  name: string,
  value: string | undefined,
  all: readonly T[],
  fallback: readonly T[],
): readonly T[] {
  if (value === undefined) return fallback;
  const asked = value.split(',').map((id) => id.trim());
  const unknown = asked.find((id) => !all.some((one) => one.id === id));
  if (unknown !== undefined)
    throw new UsageError(`--${name} takes ${all.map(({ id }) => id).join(', ')}, not "${unknown}".`);
  return all.filter(({ id }) => asked.includes(id));
}

function outOf(flags: Flags): string {
  const out = required(flags, 'out');
  if (out.endsWith('.json')) return out;
  throw new UsageError(`--out takes a file that ends in .json, not "${out}".`);
}

function fitOf(value: string): Fit {
  if (value === 'squash' || value === 'crop') return value;
  throw new UsageError(`--fit takes squash or crop, not "${value}".`);
}

function blurOf(value: string): MeasureSettings['blur'] {
  const found = /^(\d+)\/(\d+(?:\.\d+)?)$/.exec(value);
  const [taps, sigma] = [Number(found?.[1]), Number(found?.[2])];
  if (taps % 2 === 1 && taps <= 1001 && sigma > 0) return { taps, sigma };
  throw new UsageError(`--blur takes an odd number of taps and a sigma, such as 11/5, not "${value}".`);
}

function required(flags: Flags, name: 'pictures' | 'model' | 'out'): string {
  const value = flags[name];
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing.`);
  return value;
}

function whole(name: string, value: string, least: number, most: number): number {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new UsageError(`--${name} takes a whole number from ${least} to ${most}, not "${value}".`);
}
