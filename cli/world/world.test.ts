import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../settings.ts';
import { makeBatch, sceneSeed } from './batch.ts';
import { writeDataSet } from './dataSet.ts';
import { writePreview } from './preview.ts';
import { parseRequest } from './request.ts';

describe('the command line', () => {
  it('has a default for everything', () => {
    const { out, ...rest } = parseRequest([]) as { out: string };
    expect(out).toMatch(/training\/work\/world-1$/);
    expect(rest).toEqual({
      count: 24_000,
      seed: 1,
      size: 112,
      whole: false,
      workers: 2,
    });
  });

  it('reads every flag', () => {
    const args = '--count 3 --seed 4 --size 32 --out w --whole --workers 1'.split(' ');
    expect(parseRequest(args)).toEqual({ count: 3, seed: 4, size: 32, whole: true, workers: 1, out: 'w' });
  });

  it('makes a sheet in place of a data set', () => {
    expect(parseRequest(['--preview', 'x.png', '--seed', '2'])).toEqual({ preview: 'x.png', seed: 2, whole: false });
  });

  it.each([
    [['--out', 'w', '--count', 'many']],
    [['--out', 'w', '--count', '0']],
    [['--out', 'w', '--size', '8']],
    [['--colour']],
  ])('refuses %j with a sentence', (args) => {
    expect(() => parseRequest(args)).toThrow(UsageError);
  });
});

describe('a batch', () => {
  const order = { first: 5, count: 3, seed: 9, size: 24, whole: false };
  const batch = makeBatch(order);

  it('has a picture, a label and the classes still possible for each scene', () => {
    expect(batch.pixels).toHaveLength(3 * 24 * 24 * 3);
    batch.label.forEach((label, i) => {
      expect(batch.compatible[i]).toContain(label);
    });
  });

  it('is the same wherever the data set is cut into batches', () => {
    const last = makeBatch({ ...order, first: 7, count: 1 });
    expect(last.label[0]).toBe(batch.label[2]);
    expect(last.pixels).toEqual(batch.pixels.slice(2 * 24 * 24 * 3));
  });

  it('leaves one class possible when nothing is missing', () => {
    const whole = makeBatch({ ...order, whole: true });
    expect(whole.compatible).toEqual(whole.label.map((label) => [label]));
  });
});

it('two data sets with neighbouring seeds share no scene', () => {
  const seeds = (seed: number) => Array.from({ length: 1000 }, (_, i) => sceneSeed(seed, i));
  expect(new Set([...seeds(1), ...seeds(2)]).size).toBe(2000);
});

describe('in a folder', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'world-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('two threads write what one batch makes, in its order', async () => {
    const said: string[] = [];
    await writeDataSet({ count: 52, seed: 9, size: 16, whole: false, workers: 2, out: folder }, (line) =>
      said.push(line),
    );
    const batch = makeBatch({ first: 0, count: 52, seed: 9, size: 16, whole: false });
    const world = JSON.parse(await readFile(join(folder, 'world.json'), 'utf8')) as Record<string, unknown>;
    expect(world).toMatchObject({
      version: 1,
      seed: 9,
      count: 52,
      size: [16, 16],
      label: batch.label,
      compatible: batch.compatible,
    });
    expect(world['classes']).toHaveLength(16);
    expect(new Uint8Array(await readFile(join(folder, 'pictures.bin')))).toEqual(batch.pixels);
    expect(said.at(-1)).toContain('52 of 52');
  });

  it('a sheet shows one scene of each class, four a row', async () => {
    const preview = join(folder, 'sheet.png');
    await writePreview({ preview, seed: 1, whole: true });
    expect(await sharp(preview).metadata()).toMatchObject({ width: 896, height: 896 });
  });
});
