import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../../src/core/failure.ts';
import { pathIn, remembering, sourceOf } from './source.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'source-'));
  await writeFile(join(folder, 'model.json'), '{}');
  await writeFile(join(folder, 'other.json'), '{"other":1}');
});
afterAll(() => rm(folder, { recursive: true }));

const of = (where: string, query?: string) => sourceOf({ where, query, preprocess: {} });

describe('sourceOf', () => {
  it('takes the folder of an address or its model.json, with or without a query', () => {
    const expected = { address: 'https://m.test/nets/tiny/model.json', query: '', name: 'tiny', folder: null };
    expect(of('https://m.test/nets/tiny/model.json')).toEqual(expected);
    expect(of('https://m.test/nets/tiny/')).toEqual(expected);
    expect(of('https://m.test/nets/tiny?a=b')).toEqual({ ...expected, query: '?a=b' });
    expect(of('https://m.test/nets/tiny?a=b', '?c=d')).toEqual({ ...expected, query: '?c=d' });
  });

  it('takes a folder or a file in it', () => {
    expect(of(folder).address).toBe(pathToFileURL(join(folder, 'model.json')).href);
    expect(of(join(folder, 'other.json'))).toMatchObject({
      address: pathToFileURL(join(folder, 'other.json')).href,
      folder,
    });
  });

  it('refuses a folder without a model', () => {
    let thrown: unknown;
    try {
      of(join(folder, 'nowhere'));
    } catch (error) {
      thrown = error;
    }
    expect(failureOf(thrown)).toMatchObject({ kind: 'model-unreachable', model: 'nowhere', status: null });
  });
});

describe('pathIn', () => {
  it('is relative to the model, without query or escapes; the model itself is always model.json', () => {
    const source = of('https://m.test/my%20nets/odd.json', '?a=b');
    expect(pathIn(source, 'https://m.test/my%20nets/odd.json?a=b')).toBe('model.json');
    expect(pathIn(source, 'https://m.test/my%20nets/w/part%201.bin?a=b')).toBe('w/part 1.bin');
  });
});

describe('remembering', () => {
  it('keeps what it got and nothing that was not there', async () => {
    const { fetchFile, got } = remembering();
    const other = pathToFileURL(join(folder, 'other.json')).href;
    expect(await (await fetchFile(other)).text()).toBe('{"other":1}');
    expect((await fetchFile(pathToFileURL(join(folder, 'gone.json')).href)).status).toBe(404);
    expect([...got.keys()]).toEqual([other]);
    expect(new TextDecoder().decode(got.get(other))).toBe('{"other":1}');
  });
});
