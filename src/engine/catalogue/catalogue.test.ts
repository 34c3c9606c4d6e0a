import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../core/failure.ts';
import { sha256Of } from '../sha256.ts';
import { loadCatalogue, parseCatalogue, resolveCard } from './catalogue.ts';
import { parseClassNames, withBackground } from './classNames.ts';
import { card, serverOf } from './modelFiles.fixture.ts';
import { sharedModels } from './sharedCards.fixture.ts';

const address = 'https://page.test/models/catalogue.json';
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const refusal = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
    return null;
  } catch (error) {
    return failureOf(error);
  }
};

describe('parseCatalogue', () => {
  it('fails with the address and the place', async () => {
    expect(await refusal(() => parseCatalogue({ version: 1, models: [{ ...card, name: 3 }] }, address))).toMatchObject({
      kind: 'catalogue-unreadable',
      address,
      detail: expect.stringMatching(/^models\[0\]\.name: /) as string,
    });
  });
});

describe('resolveCard', () => {
  it('resolves the model and the class names against the catalogue, and leaves what is absolute', () => {
    const relative = { ...card, address: 'tiny/model.json', classes: '../names.json' };
    expect(resolveCard(relative, address)).toEqual({
      ...card,
      address: 'https://page.test/models/tiny/model.json',
      classes: 'https://page.test/names.json',
    });
    expect(resolveCard(card, address)).toEqual(card);
  });
});

describe('loadCatalogue', () => {
  it('fetches, validates and resolves', async () => {
    const { fetchFile } = serverOf({
      [address]: json({ version: 1, models: [{ ...card, address: 'tiny/model.json' }] }),
    });
    const { models } = await loadCatalogue(address, fetchFile);
    expect(models.map((model) => model.address)).toEqual(['https://page.test/models/tiny/model.json']);
  });

  it.each([
    [404, /answered 404/],
    [new TextEncoder().encode('<!doctype html>'), /not JSON/],
    [json({ version: 1 }), /models/],
  ])('says why a catalogue cannot be read (%#)', async (answer, detail) => {
    const { fetchFile } = serverOf({ [address]: answer });
    expect(await refusal(() => loadCatalogue(address, fetchFile))).toMatchObject({
      kind: 'catalogue-unreadable',
      address,
      detail: expect.stringMatching(detail) as string,
    });
  });

  it('says so when nobody answers', async () => {
    expect(await refusal(() => loadCatalogue(address, serverOf({}).fetchFile))).toMatchObject({
      kind: 'catalogue-unreadable',
      detail: 'TypeError: fetch failed',
    });
  });
});

describe('the catalogue of this copy', () => {
  const read = (path: string): string => readFileSync(join('public/models', path), 'utf8');
  const { models } = parseCatalogue(JSON.parse(read('catalogue.json')), 'public/models/catalogue.json');
  const publicOnes = models.filter(({ id }) => id.endsWith('_public'));

  it('offers the public ImageNet networks', () => {
    expect(publicOnes.map(({ id }) => id)).toEqual([
      'mobilenet_v1_025_224_public',
      'mobilenet_v1_050_224_public',
      'mobilenet_v1_075_224_public',
      'mobilenet_v1_10_224_public',
      'mobilenet_v2_100_224_public',
      'resnet_v2_50_public',
    ]);
    for (const { address: where } of publicOnes) expect(where).toMatch(/^https:\/\/.*\/model\.json$/);
  });

  it('names every output: 1000 classes, or 1001 with the background first', () => {
    for (const model of publicOnes) {
      const names = parseClassNames(model, read(model.classes as string));
      const lead = model.backgroundClass === null ? [] : ['background'];
      expect(names.slice(0, lead.length + 2)).toEqual([...lead, 'tench', 'goldfish']);
      expect(names).toHaveLength(1000 + lead.length);
      expect(new Set(names).size).toBe(names.length);
      expect(names.indexOf('school bus')).toBe(779 + lead.length);
    }
  });

  const shared = join(sharedModels, 'mobilenet_v1_025_224');
  describe.skipIf(!existsSync(shared))('against ../shared/models/mobilenet_v1_025_224', () => {
    it('pins every weight file of MobileNet V1 × 0.25, by both names that copies give it', async () => {
      const { files } = publicOnes[0]!;
      const prefix = 'mobilenet_';
      expect(files.filter(({ path }) => path.startsWith(prefix))).toHaveLength(55);
      expect(files.filter(({ path }) => !path.startsWith(prefix))).toHaveLength(55);
      for (const { path, bytes, sha256 } of files) {
        const copy = new Uint8Array(readFileSync(join(shared, path.startsWith(prefix) ? path : prefix + path)));
        expect(await sha256Of(copy), path).toBe(sha256);
        expect([copy.length, null], path).toContain(bytes);
      }
    });
  });
});

describe('withBackground', () => {
  it('puts the background where the card says, once', () => {
    expect(withBackground(['cat', 'dog'], 0)).toEqual(['background', 'cat', 'dog']);
    expect(withBackground(['cat', 'dog'], 2)).toEqual(['cat', 'dog', 'background']);
    expect(withBackground(['background', 'cat'], 0)).toEqual(['background', 'cat']);
    expect(withBackground(['cat', 'dog'], null)).toEqual(['cat', 'dog']);
  });
});
