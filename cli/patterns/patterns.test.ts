import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PatternDescription } from '../../src/engine/patterns/patternFile.ts';
import { importModel } from '../../src/network/import/importModel.ts';
import { localPatterns } from '../localPatterns.ts';
import { writeTinyModel } from '../models/tinyModel.fixture.ts';
import { chooseModel } from '../modelSource.ts';
import { UsageError } from '../settings.ts';
import { openPictures, spread } from './pictures.ts';
import { parseRequest } from './request.ts';
import { writePatterns } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'patterns-'));
let model: string;

beforeAll(async () => {
  model = await writeTinyModel();
  const card = {
    ...{ format: 'layers', size: [8, 8], outputs: 'probabilities', classes: ['ant', 'bee', 'cat'] },
    preprocess: { order: 'rgb', scale: 1 / 64, mean: [2, 2, 2], std: [1, 1, 1] },
  };
  writeFileSync(join(dirname(model), 'cards.json'), JSON.stringify({ 'Tiny Model': card }));
  mkdirSync(join(folder, 'pictures/more'), { recursive: true });
  for (const [index, name] of ['b.png', 'a.png', 'more/c.png', 'more/d.png'].entries()) {
    const pixels = Uint8Array.from({ length: 8 * 8 * 3 }, (_, i) => 128 + 127 * Math.sin(i * i + index));
    await sharp(pixels, { raw: { width: 8, height: 8, channels: 3 } })
      .png()
      .toFile(join(folder, 'pictures', name));
  }
  writeFileSync(join(folder, 'pictures/notes.txt'), 'no picture');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(dirname(model), { recursive: true });
});

describe('what is asked of the command', () => {
  it('is a model and pictures, the rest has defaults', () => {
    const asked = parseRequest(['--model', 'toyworld', '--pictures', 'dir']);
    expect(asked).toEqual({ model: 'toyworld', pictures: 'dir', out: null, count: 2000 });
    const full = '--model m --pictures p --out o.json --count 3'.split(' ');
    expect(parseRequest(full)).toEqual({ model: 'm', pictures: 'p', out: 'o.json', count: 3 });
  });

  it.each([
    [['--pictures', 'p'], '--model is missing.'],
    [['--model', 'm'], '--pictures is missing.'],
    [['--model', 'm', '--pictures', 'p', '--count', '0'], '--count takes a whole number'],
    [['--model', 'm', '--pictures', 'p', '--out', 'o.bin'], '--out takes a .json file'],
    [['--quick'], "Unknown option '--quick'"],
  ])('%j makes no sense', (args, sentence) => {
    expect(() => parseRequest(args)).toThrow(UsageError);
    expect(() => parseRequest(args)).toThrow(sentence);
  });
});

describe('a folder of pictures', () => {
  it('is read with the folders in it, in the order of the names', async () => {
    const pictures = openPictures(join(folder, 'pictures'));
    expect(pictures).toMatchObject({ count: 4, source: 'pictures' });
    expect(await pictures.read(0)).toMatchObject({ name: 'a.png', width: 8, height: 8 });
    expect(await pictures.read(3)).toMatchObject({ name: 'd.png' });
  });

  it('may be a data set of the toy world', async () => {
    const world = join(folder, 'world');
    mkdirSync(world);
    writeFileSync(join(world, 'world.json'), JSON.stringify({ count: 2, seed: 9, size: [2, 1] }));
    writeFileSync(
      join(world, 'pictures.bin'),
      Uint8Array.from({ length: 12 }, (_, i) => i),
    );
    const pictures = openPictures(world);
    expect(pictures).toMatchObject({ count: 2, source: 'scenes of the toy world, seed 9' });
    expect(await pictures.read(1)).toEqual({ width: 1, height: 2, rgb: Uint8ClampedArray.of(6, 7, 8, 9, 10, 11) });
  });

  it('without pictures is refused', () => {
    expect(() => openPictures(join(folder, 'nowhere'))).toThrow(UsageError);
  });

  it('is spread over evenly when there are more than asked for', () => {
    expect(spread(10, 4)).toEqual([0, 2, 5, 7]);
    expect(spread(3, 10)).toEqual([0, 1, 2]);
  });
});

describe('the command', () => {
  it('writes patterns beside a model, which is then found to have them', async () => {
    const lines: string[] = [];
    const asked = { model, pictures: join(folder, 'pictures'), out: null, count: 3 };
    const said = await writePatterns(asked, (line) => lines.push(line));
    expect(lines).toEqual(['3 of 3 pictures']);
    expect(said).toContain('from 3 pictures');
    const chosen = await chooseModel(model);
    const description = JSON.parse(readFileSync(join(model, 'patterns.json'), 'utf8')) as PatternDescription;
    expect(description).toMatchObject({ model: chosen.sha256, pictures: 3, source: 'pictures', file: 'patterns.bin' });
    const network = importModel(chosen.artifacts);
    const before = tf.memory().numTensors;
    const patterns = await localPatterns(chosen, network)();
    expect([...patterns!.keys()]).toEqual(description.nodes.map(({ id }) => id));
    expect(tf.memory().numTensors).toBe(before);
    network.dispose();
  });
});
