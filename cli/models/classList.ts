/**
 * Reads class names from the three kinds of list people have: a JSON list, Keras's
 * `{"0": ["n01440764", "tench"], …}`, or a text file with one name per line.
 */
import { readFile } from 'node:fs/promises';
import { FailureError } from '../../src/core/failure.ts';

/** One name of a JSON list or index; an underscore is how Keras writes a blank. */
function nameOf(entry: unknown): string | null {
  if (typeof entry === 'string') return entry;
  if (Array.isArray(entry) && typeof entry[1] === 'string') return entry[1].replaceAll('_', ' ');
  return null;
}

/** By number, for the keys of an index need not be in order in the file. */
function entriesOf(json: unknown): unknown[] {
  if (Array.isArray(json)) return json;
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, entry]: [string, unknown]) => entry);
}

function parse(text: string): readonly (string | null)[] {
  try {
    return entriesOf(JSON.parse(text)).map(nameOf);
  } catch {
    return text
      .trim()
      .split(/\r?\n/)
      .map((line) => line.trim());
  }
}

/** `model` is for messages. Throws *model-invalid* where the file is missing or holds no list of at least two names. */
export async function readClassList(path: string, model: string): Promise<readonly string[]> {
  const invalid = (detail: string): FailureError => new FailureError({ kind: 'model-invalid', model, detail });
  const text = await readFile(path, 'utf8').catch(() => {
    throw invalid(`the file of class names ${path} cannot be opened`);
  });
  const names = parse(text);
  if (names.length < 2 || names.some((name) => name === null || name === ''))
    throw invalid(`${path} is no list of class names: a JSON list, a Keras class index, or one name per line`);
  return names.filter((name) => name !== null);
}
