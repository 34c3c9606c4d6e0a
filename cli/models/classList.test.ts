import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../../src/core/failure.ts';
import { readClassList } from './classList.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lists-'));
});
afterAll(() => rm(folder, { recursive: true }));

const read = async (text: string): Promise<readonly string[]> => {
  const path = join(folder, 'list');
  await writeFile(path, text);
  return readClassList(path, 'Tiny');
};

describe('readClassList', () => {
  it('reads one name per line, whatever the line ends', async () => {
    expect(await read('cat\r\ngreat white shark, man-eater\nowl\n\n')).toEqual([
      'cat',
      'great white shark, man-eater',
      'owl',
    ]);
  });

  it('reads a JSON list as it is', async () => {
    expect(await read('["cat", "snake_case"]')).toEqual(['cat', 'snake_case']);
  });

  it('reads a Keras index by number, not by place in the file, with blanks for underscores', async () => {
    const index = '{"10": ["n3", "owl"], "2": ["n2", "great_white_shark"], "0": ["n1", "cat"]}';
    expect(await read(index)).toEqual(['cat', 'great white shark', 'owl']);
  });

  it.each(['', 'only one', '[1, 2]', '{"0": {"name": "cat"}, "1": "dog"}', 'cat\n\ndog', '3'])(
    'refuses %j',
    async (text) => {
      expect(failureOf(await read(text).catch((error: unknown) => error))).toMatchObject({
        kind: 'model-invalid',
        model: 'Tiny',
      });
    },
  );

  it('says which file is missing', async () => {
    const thrown: unknown = await readClassList(join(folder, 'nowhere'), 'Tiny').catch((error: unknown) => error);
    expect(failureOf(thrown)).toMatchObject({ kind: 'model-invalid', detail: /nowhere cannot be opened/ });
  });
});
