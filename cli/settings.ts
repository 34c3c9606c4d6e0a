/**
 * What a person asked for on the command line, checked.
 *
 * Every setting of the page has a flag; what is left out is the default, or with
 * `--as-published` the published choice. Reads no files and runs nothing.
 */
import { parseArgs } from 'node:util';
import { methodCards } from '../src/core/methods/cards.ts';
import type { Fit } from '../src/core/regions/picture.ts';
import type { ExplainSettings, Overlap, SearchSettings } from '../src/core/search/settings.ts';
import { asPublished, defaultBeam, defaultSettings } from '../src/core/search/settings.ts';

export interface Request {
  readonly picture: string;
  /** A model folder or the id of a model in the catalogue. */
  readonly model: string;
  readonly out: string;
  readonly settings: ExplainSettings;
  /** Class index; null = the most confident class. */
  readonly target: number | null;
  readonly fit: Fit;
  /** Scoring threads; null = as many as suit this computer. */
  readonly workers: number | null;
  /** Ids of the heat maps to save along. */
  readonly maps: readonly string[];
}

/** Something on the command line that makes no sense; the message is a sentence. */
export class UsageError extends Error {}

export const usage = `npm run explain -- --picture FILE --model FOLDER_OR_ID --out FILE.json [settings]

  --as-published        black, 0.9 of the confidence, at most one shared region
  --ratio 0.5           sufficient above this share of the whole picture's confidence, 0 to 0.95
  --top-class yes|no    and only while it is still the top class
  --baseline mean|black|blur          what hidden regions show
  --footprint tent|tile --grid 7x7    how the picture is cut
  --search beam         with --width 3 --successors 15 --limit 10 --seed occlusion|i-gos|grad-cam|none [--strict]
  --search combinatorial              with --candidates 10 --size 4 --seed … [--strict]
  --search exhaustive                 with --max-size 2
  --roots 3 --overlap share:0.5|count:1     explanations chosen for the graph
  --budget 300          most nodes of the graph
  --class N             explain this class instead of the top one
  --fit crop|squash     how a picture of another shape is brought to size
  --maps grad-cam,i-gos heat maps to save along
  --workers N           scoring threads`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const optionSpecs = {
  picture: text,
  model: text,
  out: text,
  'as-published': flag,
  ratio: text,
  'top-class': text,
  baseline: text,
  footprint: text,
  grid: text,
  search: text,
  width: text,
  successors: text,
  limit: text,
  candidates: text,
  size: text,
  'max-size': text,
  seed: text,
  strict: flag,
  roots: text,
  overlap: text,
  budget: text,
  class: text,
  fit: text,
  workers: text,
  maps: text,
} as const;

type Flags = ReturnType<typeof read>;
type TextFlag = {
  [K in keyof typeof optionSpecs]: (typeof optionSpecs)[K] extends typeof text ? K : never;
}[keyof typeof optionSpecs];

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: optionSpecs, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws UsageError naming the flag and what it takes */
export function parseRequest(args: readonly string[]): Request {
  const flags = read(args);
  return {
    picture: required(flags, 'picture'),
    model: required(flags, 'model'),
    out: required(flags, 'out'),
    settings: settingsOf(flags),
    target: flags.class === undefined ? null : whole(flags, 'class', 0, 0, 1e6),
    fit: choice(flags, 'fit', ['crop', 'squash'], 'crop'),
    workers: flags.workers === undefined ? null : whole(flags, 'workers', 1, 1, 64),
    maps: mapsOf(flags),
  };
}

function settingsOf(flags: Flags): ExplainSettings {
  const base = flags['as-published'] ? asPublished : defaultSettings;
  return {
    grid: gridOf(flags),
    footprint: choice(flags, 'footprint', ['tent', 'tile'], base.footprint),
    baseline: choice(flags, 'baseline', ['mean', 'black', 'blur'], base.baseline),
    sufficiency: {
      ratio: number(flags, 'ratio', base.sufficiency.ratio, 0, 0.95),
      topClass: choice(flags, 'top-class', ['yes', 'no'], base.sufficiency.topClass ? 'yes' : 'no') === 'yes',
    },
    search: searchOf(flags),
    choice: { roots: whole(flags, 'roots', base.choice.roots, 1, 10), overlap: overlapOf(flags, base.choice.overlap) },
    graph: { budget: whole(flags, 'budget', base.graph.budget, 1, 100_000) },
  };
}

function searchOf(flags: Flags): SearchSettings {
  const kind = choice(flags, 'search', ['beam', 'combinatorial', 'exhaustive'], defaultBeam.kind);
  const seed = choice(flags, 'seed', ['occlusion', 'i-gos', 'grad-cam', 'none'], defaultBeam.seed);
  const strict = flags.strict ?? defaultBeam.strict;
  switch (kind) {
    case 'beam':
      return {
        kind,
        width: whole(flags, 'width', defaultBeam.width, 1, 1000),
        successors: whole(flags, 'successors', defaultBeam.successors, 1, 1000),
        limit: whole(flags, 'limit', defaultBeam.limit, 0, 100_000),
        seed,
        strict,
      };
    case 'combinatorial':
      return {
        kind,
        candidates: whole(flags, 'candidates', 10, 1, 100),
        size: whole(flags, 'size', 4, 1, 100),
        seed,
        strict,
      };
    case 'exhaustive':
      return { kind, maxSize: whole(flags, 'max-size', 2, 0, 100) };
  }
}

function gridOf(flags: Flags): ExplainSettings['grid'] {
  if (flags.grid === undefined) return defaultSettings.grid;
  const found = /^(\d+)x(\d+)$/.exec(flags.grid);
  const [rows, cols] = [Number(found?.[1]), Number(found?.[2])];
  if (rows >= 1 && rows <= 26 && cols >= 1 && cols <= 26) return { rows, cols };
  throw new UsageError(`--grid takes rows and columns from 1x1 to 26x26, such as 7x7, not "${flags.grid}".`);
}

function overlapOf(flags: Flags, fallback: Overlap): Overlap {
  if (flags.overlap === undefined) return fallback;
  const found = /^(share|count):(\d+(?:\.\d+)?)$/.exec(flags.overlap);
  const limit = Number(found?.[2]);
  if (found?.[1] === 'share' && limit <= 1) return { kind: 'share', limit };
  if (found?.[1] === 'count' && Number.isInteger(limit)) return { kind: 'count', limit };
  throw new UsageError(`--overlap takes share:0 to share:1 or count: and a whole number, not "${flags.overlap}".`);
}

function mapsOf(flags: Flags): readonly string[] {
  const known = methodCards.map((card) => card.id);
  const asked = (flags.maps ?? '').split(',').filter((id) => id !== '');
  const unknown = asked.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new UsageError(`--maps takes ${known.join(', ')}, not "${unknown}".`);
  return asked;
}

function required(flags: Flags, name: TextFlag): string {
  const value = flags[name];
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing.`);
  return value;
}

function number(flags: Flags, name: TextFlag, fallback: number, min: number, max: number): number {
  const value = flags[name];
  if (value === undefined) return fallback;
  const parsed = value.trim() === '' ? Number.NaN : Number(value);
  if (parsed >= min && parsed <= max) return parsed;
  throw new UsageError(`--${name} takes a number from ${min} to ${max}, not "${value}".`);
}

function whole(flags: Flags, name: TextFlag, fallback: number, min: number, max: number): number {
  const value = number(flags, name, fallback, min, max);
  if (Number.isInteger(value)) return value;
  throw new UsageError(`--${name} takes a whole number, not "${String(flags[name])}".`);
}

function choice<T extends string>(flags: Flags, name: TextFlag, choices: readonly T[], fallback: T): T {
  const value = flags[name];
  if (value === undefined) return fallback;
  const found = choices.find((one) => one === value);
  if (found !== undefined) return found;
  throw new UsageError(`--${name} takes ${choices.join(', ')}, not "${value}".`);
}
