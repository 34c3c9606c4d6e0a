/** The command line of `npm run world`, as data. Makes no picture. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../settings.ts';

export const usage = `npm run world -- --count N --seed N [settings]
npm run world -- --preview FILE.png [--seed N] [--whole]

  --count 24000   how many scenes
  --seed 1        the same seed makes the same scenes
  --size 112      width and height of a picture, in pixels
  --out FOLDER    where world.json and pictures.bin are written (training/work/world-SEED)
  --whole         no thing misses a part (else half of them do)
  --workers 2     threads
  --preview FILE  in place of a data set, one scene of each class on one sheet`;

export interface DataSetRequest {
  readonly count: number;
  readonly seed: number;
  /** Pixels along a side. */
  readonly size: number;
  readonly whole: boolean;
  readonly workers: number;
  readonly out: string;
}

export interface PreviewRequest {
  readonly preview: string;
  readonly seed: number;
  readonly whole: boolean;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = { count: text, seed: text, size: text, out: text, whole: flag, workers: text, preview: text } as const;

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(name: string, value: string | undefined, fallback: number, low: number, high: number): number {
  const number = value === undefined ? fallback : Number(value);
  if (Number.isInteger(number) && number >= low && number <= high) return number;
  throw new UsageError(`--${name} takes a whole number from ${low} to ${high}.`);
}

/** @throws UsageError naming the flag and what it takes */
export function parseRequest(args: readonly string[]): DataSetRequest | PreviewRequest {
  const { count, seed, size, out, whole = false, workers, preview } = read(args);
  const chosenSeed = wholeNumber('seed', seed, 1, 0, 2 ** 31);
  if (preview !== undefined) return { preview, seed: chosenSeed, whole };
  return {
    count: wholeNumber('count', count, 24_000, 1, 1_000_000),
    seed: chosenSeed,
    size: wholeNumber('size', size, 112, 16, 1024),
    whole,
    workers: wholeNumber('workers', workers, 2, 1, 64),
    out: out ?? join(import.meta.dirname, '../../training/work', `world-${chosenSeed}`),
  };
}
