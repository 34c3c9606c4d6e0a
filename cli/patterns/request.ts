/** What was asked of `npm run patterns`, checked. Reads no files and runs nothing. */
import { parseArgs } from 'node:util';
import { UsageError } from '../settings.ts';

export interface PatternsRequest {
  /** A model folder or the id of a model in the catalogue. */
  readonly model: string;
  /** A folder of picture files, or one that `npm run world` wrote. */
  readonly pictures: string;
  /** The description; its numbers go into a `.bin` beside it. Null: the model's own folder. */
  readonly out: string | null;
  /** At most so many pictures, spread evenly over the folder. */
  readonly count: number;
}

export const usage = `npm run patterns -- --model FOLDER_OR_ID --pictures FOLDER [settings]

  --model toyworld    a folder with a model.json, or the id of a model in the catalogue
  --pictures FOLDER   picture files like those the network was trained on (folders in it count),
                      or a data set written by npm run world
  --count 2000        at most so many pictures, spread evenly over the folder
  --out FILE.json     where to write; otherwise patterns.json in the folder of the model`;

const text = { type: 'string' } as const;
const options = { model: text, pictures: text, out: text, count: text } as const;

/** @throws UsageError naming the flag and what it takes */
export function parseRequest(args: readonly string[]): PatternsRequest {
  const { model, pictures, out, count } = read(args);
  if (model === undefined) throw new UsageError('--model is missing.');
  if (pictures === undefined) throw new UsageError('--pictures is missing.');
  if (out !== undefined && !out.endsWith('.json')) throw new UsageError(`--out takes a .json file, not "${out}".`);
  const number = count === undefined ? 2000 : Number(count);
  if (!Number.isInteger(number) || number < 1)
    throw new UsageError(`--count takes a whole number, not "${count ?? ''}".`);
  return { model, pictures, out: out ?? null, count: number };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
