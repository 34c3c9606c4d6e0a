import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../src/core/failure.ts';
import { neighbourCard } from './neighbourCard.ts';

const preprocess = { order: 'rgb', scale: 1, mean: [0, 0, 0], std: [1, 1, 1] };
const entry = { format: 'layers', size: [8, 6], outputs: 'logits', classes: ['cat', 'dog'], preprocess };
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'cards-'));
  await mkdir(join(root, 'models/tiny'), { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

const read = async (cards: object | null) => {
  if (cards) await writeFile(join(root, 'models/cards.json'), JSON.stringify(cards));
  return neighbourCard(join(root, 'models/tiny'));
};

describe('neighbourCard', () => {
  it('is null where no cards.json lies beside the folder, or none that names it', async () => {
    expect(await read(null)).toBeNull();
    expect(await read({ other: entry })).toBeNull();
  });

  it('tells size, preparation and classes', async () => {
    expect(await read({ tiny: entry })).toEqual({
      inputSize: [8, 6],
      outputs: 'logits',
      preprocess,
      classNames: ['cat', 'dog'],
    });
  });

  it('reads a named list from the labels folder', async () => {
    await mkdir(join(root, 'labels'));
    await writeFile(join(root, 'labels/pets.txt'), 'cat\nowl\n');
    expect(await read({ tiny: { ...entry, classes: 'pets.txt' } })).toMatchObject({ classNames: ['cat', 'owl'] });
  });

  it.each([{ size: 224 }, { preprocess: { order: 'rgb' } }, { classes: 'missing.txt' }])(
    'refuses an entry with %j',
    async (change) => {
      const thrown: unknown = await read({ tiny: { ...entry, ...change } }).catch((error: unknown) => error);
      expect(failureOf(thrown)).toMatchObject({ kind: 'model-invalid', model: 'tiny' });
    },
  );
});
