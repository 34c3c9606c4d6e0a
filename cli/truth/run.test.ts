import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../../src/core/failure.ts';
import { thingClasses } from '../../training/toyworld/families.ts';
import { truthDocument, type TruthReport } from './document.ts';
import { parseRequest } from './request.ts';
import { runTruth } from './run.ts';
import { writeToyNetwork } from './toyNetwork.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'truth-run-'));
const out = join(folder, 'docs.md');
let model: string;
let report: TruthReport;
const said: string[] = [];

/** A cheap one of each of three families. */
const asked = ['grad-cam', 'input-x-gradient', 'lrp-epsilon'];

const run = (...more: string[]) =>
  runTruth(
    parseRequest(['--count', '1', '--model', model, '--out', out, '--methods', asked.join(','), ...more]),
    (line) => {
      said.push(line);
    },
    folder,
  );

beforeAll(async () => {
  model = await writeToyNetwork();
  report = await run();
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(dirname(model), { recursive: true });
});

describe('a run over scenes of the toy world', () => {
  it('has a row for every method asked for, for the search and for what is possible', () => {
    const ids = report.rows.map(({ id }) => id);
    expect(ids).toEqual([...asked, 'region-drops', 'first root', 'all explanations', 'truth', 'chance', 'centre']);
  });

  it('finds that the truth puts the parts in the right order', () => {
    const truth = report.rows.find(({ id }) => id === 'truth');
    expect(truth?.scores.singleDeletion).toBeCloseTo(1, 9);
  });

  it('gives every score as a share', () => {
    for (const { scores } of report.rows)
      for (const score of Object.values(scores)) {
        if (score === null) continue;
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }
  });

  it('draws an example of each family that is small enough to ship', async () => {
    // One scene, and so one family.
    expect(report.examples).toHaveLength(1);
    const [{ file, shows }] = report.examples as [TruthReport['examples'][number]];
    expect(file).toBe(`docs/${thingClasses[0]?.name.replaceAll(' ', '-')}.webp`);
    const path = join(folder, file);
    expect(statSync(path).size).toBeLessThan(30_000);
    expect(await sharp(path).metadata()).toMatchObject({ width: 24 * shows.length, height: 24 });
  });

  it('says what it works out, and nothing of what it knows', async () => {
    expect(said.some((line) => line.startsWith('1 of 1, school bus: grad-cam'))).toBe(true);
    const before = said.length;
    const again = await run();
    expect(said).toHaveLength(before);
    expect(truthDocument(again)).toBe(truthDocument(report));
  });

  it('works out again what was lost of its journal', async () => {
    const journal = join(folder, 'truth-Toy Network.jsonl');
    expect(existsSync(journal)).toBe(true);
    const text = readFileSync(journal, 'utf8').trimEnd();
    writeFileSync(journal, text.slice(0, -30));
    const before = said.length;
    expect(truthDocument(await run())).toBe(truthDocument(report));
    expect(said).toHaveLength(before + 1);
  });
});

describe('a network that cannot be asked', () => {
  it('is refused with what it does not know', async () => {
    const other = await writeToyNetwork(thingClasses.map(({ name }) => (name === 'heron' ? 'stork' : name)));
    const refused = await runTruth(parseRequest(['--model', other]), () => undefined, folder).catch(failureOf);
    expect(refused).toMatchObject({ kind: 'model-invalid', detail: 'it does not know what a heron is' });
    rmSync(dirname(other), { recursive: true });
  });
});
