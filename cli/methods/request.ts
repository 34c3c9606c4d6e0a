/** What was asked of `npm run methods`, checked. Reads no files and runs nothing. */
import { parseArgs } from 'node:util';
import { UsageError } from '../settings.ts';

export interface MethodsRequest {
  readonly picture: string;
  /** What the picture shows, for the document. */
  readonly caption: string;
  /** A model folder or the id of a model in the catalogue; the pictures are made with it. */
  readonly model: string;
  /** A folder of model folders: further columns of the table. Null for the built-in networks alone. */
  readonly models: string | null;
  /** The document; its pictures go into a folder of the same name beside it. */
  readonly out: string;
}

export const usage = `npm run methods -- [settings]

  --picture public/demo_images/school-bus.webp    what the pictures of the document show
  --caption "a school bus on a lawn"              … in words
  --model toyworld        a folder or the id of a model, which the pictures are made with
  --models FOLDER         a folder of further models, as columns of the table
  --out docs/methods.md   the document; its pictures go to docs/methods/`;

const text = { type: 'string' } as const;
const options = { picture: text, caption: text, model: text, models: text, out: text } as const;

/** @throws UsageError naming what is not understood */
export function parseRequest(args: readonly string[]): MethodsRequest {
  const flags = read(args);
  return {
    picture: flags.picture ?? 'public/demo_images/school-bus.webp',
    caption: flags.caption ?? 'a school bus on a lawn',
    model: flags.model ?? 'toyworld',
    models: flags.models ?? null,
    out: flags.out ?? 'docs/methods.md',
  };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
