/** Keeps what was measured (`bench/results.json`) and writes it into `docs/performance.md`, formatted as the project formats. */
import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import type { Row } from './row.ts';
import type { Circumstances, Entry } from './table.ts';
import { renew, withTable } from './table.ts';

const RESULTS = 'bench/results.json';
const DOCUMENT = 'docs/performance.md';

/** @param order all parts that the table has, in its order */
export async function writeRows(
  part: string,
  rows: readonly Row[],
  now: Circumstances,
  order: readonly string[],
): Promise<void> {
  const before = JSON.parse(await readFile(RESULTS, 'utf8')) as Entry[];
  const entries = renew(before, part, rows, now, order);
  await writeFormatted(RESULTS, JSON.stringify(entries));
  await writeFormatted(DOCUMENT, withTable(await readFile(DOCUMENT, 'utf8'), entries));
}

async function writeFormatted(path: string, text: string): Promise<void> {
  await writeFile(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}
