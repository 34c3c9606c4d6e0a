import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { failureOf } from '../../src/core/failure.ts';
import { writeToyNetwork } from '../truth/toyNetwork.fixture.ts';
import type { Measured } from './measure.ts';
import { parseRequest } from './request.ts';
import type { Comparison } from './run.ts';
import { runComparison } from './run.ts';
import { jsonTable } from './table.ts';

const folder = mkdtempSync(join(tmpdir(), 'compare-run-'));
const rows = 'grad-cam,first-root,all-explanations,chance,centre';
const said: string[] = [];
let model: string;
let comparison: Comparison;

const run = (...more: string[]) =>
  runComparison(
    parseRequest([
      ...['--pictures', folder, '--boxes', join(folder, 'manifest.json'), '--model', model],
      ...['--methods', rows, '--subsets', '4', '--squares', '8', '--out', join(folder, 'table.json'), ...more],
    ]),
    (line) => {
      said.push(line);
    },
  );

/** Stripes, 48 × 32 pixels. */
async function writePicture(name: string, tone: number): Promise<void> {
  const rgb = Buffer.from(Array.from({ length: 48 * 32 * 3 }, (_, at) => (at * tone) % 256));
  await sharp(rgb, { raw: { width: 48, height: 32, channels: 3 } })
    .png()
    .toFile(join(folder, name));
}

beforeAll(async () => {
  model = await writeToyNetwork();
  await writePicture('one.png', 7);
  await writePicture('two.png', 29);
  // Whatever the network says, it is right about the one and not asked about the other.
  const answers = await runComparison(
    parseRequest([
      '--pictures',
      folder,
      '--model',
      model,
      '--methods',
      'centre',
      '--measures',
      'sparsity',
      '--out',
      join(folder, 'answers.json'),
    ]),
    () => undefined,
  );
  const label = answers.pictures[0]?.answer.label.replaceAll(' ', '_');
  const images = [{ file: 'one.png', label, boxes: [[0, 0, 24, 32]] }];
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ images }));
  comparison = await run();
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(dirname(model), { recursive: true });
});

const outcome = (picture: number, id: string) => comparison.pictures[picture]?.outcomes.get(id) as Measured;

it('measures every row on every picture', () => {
  expect(comparison.pictures.map(({ name }) => name)).toEqual(['one.png', 'two.png']);
  for (const { outcomes } of comparison.pictures) {
    expect([...outcomes.keys()]).toEqual(rows.split(','));
    for (const one of outcomes.values()) expect('measures' in one && one.measures.values.insertion).not.toBeNull();
  }
  expect(outcome(0, 'grad-cam').cost).toMatchObject({ forwards: 1, backwards: 1 });
});

it('plays the pointing games only where there are boxes and the answer is right', () => {
  expect(comparison.pictures.map(({ right, boxShare }) => [right, boxShare])).toEqual([
    [true, 0.5],
    [null, null],
  ]);
  expect(outcome(0, 'centre').measures.values['energy-pointing']).toBeCloseTo(0.5, 6);
  expect(outcome(1, 'centre').measures.values['energy-pointing']).toBeNull();
});

it('says what it works out, and nothing of what it knows', async () => {
  expect(said[0]).toBe('1 of 2, one.png: Grad-CAM');
  expect(said).toContain('2 of 2, two.png: search');
  const before = said.length;
  expect(jsonTable(await run())).toBe(jsonTable(comparison));
  expect(said).toHaveLength(before);
});

it('goes on where it was interrupted', async () => {
  const journal = join(folder, 'table.journal.jsonl');
  const text = readFileSync(journal, 'utf8').trimEnd();
  writeFileSync(journal, text.slice(0, -30));
  const before = said.length;
  expect(jsonTable(await run())).toBe(jsonTable(comparison));
  expect(said.slice(before)).toEqual(['2 of 2, two.png: The middle of the picture']);
});

it('asks anew under another protocol', async () => {
  const before = said.length;
  const other = await run('--methods', 'centre', '--steps', '5');
  expect(said).toHaveLength(before + 2);
  expect((other.pictures[0]?.outcomes.get('centre') as Measured).measures.insertion?.shares).toHaveLength(6);
});

it('refuses a folder without pictures', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'compare-empty-'));
  const refused = await run('--pictures', empty).catch(failureOf);
  expect(refused).toMatchObject({ kind: 'picture-unreachable', address: empty });
  rmSync(empty, { recursive: true });
});
