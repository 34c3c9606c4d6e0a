import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asPublished, defaultSettings } from '../src/core/search/settings.ts';
import type { ExplanationFile } from '../src/core/share/explanationFormat.ts';
import { findingsOf, readExplanation, settingsOf } from '../src/core/share/explanationFile.ts';
import { writeTinyModel } from './models/tinyModel.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'explain-'));
const picture = join(folder, 'squares.png');
let model: string;

beforeAll(async () => {
  model = await writeTinyModel();
  const card = {
    format: 'layers',
    size: [8, 8],
    outputs: 'probabilities',
    classes: ['ant', 'bee', 'cat'],
    preprocess: { order: 'rgb', scale: 1 / 64, mean: [2, 2, 2], std: [1, 1, 1] },
  };
  writeFileSync(join(dirname(model), 'cards.json'), JSON.stringify({ 'Tiny Model': card }));
  const pixels = Uint8Array.from({ length: 12 * 8 * 3 }, (_, i) => 128 + 127 * Math.sin(i * i));
  await sharp(pixels, { raw: { width: 12, height: 8, channels: 3 } })
    .png()
    .toFile(picture);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(dirname(model), { recursive: true });
});

interface Run {
  readonly code: number;
  readonly said: string;
}

function explain(...flags: string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'cli/explain.ts', ...flags], (error, _out, said) => {
      resolve({ code: error ? Number(error.code) : 0, said });
    });
  });
}

async function fileOf(...flags: string[]): Promise<ExplanationFile> {
  const out = join(folder, 'out.json');
  const run = await explain('--picture', picture, '--model', model, '--out', out, ...flags);
  expect(run).toMatchObject({ code: 0 });
  return readExplanation(readFileSync(out, 'utf8'), 'out.json');
}

/** Without what differs from run to run. */
const lasting = ({ search: { milliseconds, ...search }, ...file }: ExplanationFile) => {
  expect(milliseconds).toBeGreaterThan(0);
  return { ...file, search };
};

test('a file comes out that reads back as what was asked for', async () => {
  const file = await fileOf('--workers', '1', '--grid', '3x3', '--maps', 'grad-cam,i-gos');
  expect(settingsOf(file)).toEqual({ ...defaultSettings, grid: { rows: 3, cols: 3 } });
  expect(file.picture).toMatchObject({ name: 'squares.png', width: 12, height: 8, fit: 'crop' });
  expect(file.model.id).toBe('Tiny Model');
  expect(file.engine.backend).toBe('wasm');
  expect(['ant', 'bee', 'cat'][file.target.index]).toBe(file.target.label);
  expect(Object.keys(file.maps ?? {})).toEqual(['grad-cam', 'i-gos']);
  const { stage, explanations, evaluations, distinct } = findingsOf(file);
  expect(stage).toBe('done');
  expect(explanations.length).toBeGreaterThan(0);
  expect(evaluations).toBe(distinct);
});

test('the number of threads changes nothing', async () => {
  const [one, two] = [
    await fileOf('--workers', '1', '--as-published'),
    await fileOf('--workers', '2', '--as-published'),
  ];
  expect(settingsOf(one)).toEqual(asPublished);
  expect(lasting(two)).toEqual(lasting(one));
});

test('another class, search and seed can be asked for', async () => {
  const top = await fileOf('--workers', '1', '--grid', '3x3');
  const other = (top.target.index + 1) % 3;
  const file = await fileOf(
    '--workers',
    '1',
    '--grid',
    '3x3',
    '--class',
    String(other),
    '--search',
    'combinatorial',
    '--seed',
    'i-gos',
  );
  expect(file.target.index).toBe(other);
  expect(file.search).toMatchObject({ kind: 'combinatorial', seed: 'i-gos' });
});

describe('what cannot be done ends with a sentence', () => {
  test('and the usage where the command line makes no sense', async () => {
    const { code, said } = await explain('--picture', picture, '--ratio', '7');
    expect(code).toBe(2);
    expect(said).toContain('--model is missing.');
    expect(said).toContain('npm run explain');
  });

  test.each([
    ['no picture', { picture: 'none.png' }, 'The picture none.png cannot be opened.'],
    ['no such picture', { picture: 'package.json' }, 'package.json cannot be read as a picture'],
    ['no such model', { model: 'alexnet' }, 'neither a folder with a model.json nor one of'],
    ['no such class', { target: '3' }, 'has no class 3 to explain, only 0 to 2'],
  ])('%s', async (_name, wrong, sentence) => {
    const given = { picture, model, target: '0', ...wrong };
    const out = join(folder, 'never.json');
    const { code, said } = await explain(
      ...['--picture', given.picture, '--model', given.model, '--class', given.target, '--out', out],
    );
    expect(code).toBe(1);
    expect(said).toContain(sentence);
    expect(said).not.toContain('    at ');
  });
});
