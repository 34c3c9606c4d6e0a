import { describe, expect, it } from 'vitest';
import { checkCard, checkCatalogue } from './cardSchema.ts';
import { card } from './modelFiles.fixture.ts';

const hash = 'a'.repeat(64);
const problemOf = (change: object): string => {
  const checked = checkCard({ ...card, ...change });
  return 'problem' in checked ? checked.problem : 'accepted';
};

describe('checkCard', () => {
  it('accepts a whole card and returns it unchanged', () => {
    expect(checkCard(card)).toEqual({ value: card });
    expect(
      checkCard({ ...card, classes: 'names.json', backgroundClass: 0, sha256: null, query: '?a=b' }),
    ).toHaveProperty('value');
  });

  it('a built-in network lies beside the catalogue', () => {
    const builtIn = { ...card, address: 'toyworld/model.json', builtIn: true };
    expect(checkCard(builtIn)).toEqual({ value: builtIn });
    for (const address of ['https://elsewhere.test/model.json', '//elsewhere.test/model.json', '/model.json'])
      expect(problemOf({ address, builtIn: true })).toBe('is built in and yet has an address elsewhere');
    expect(problemOf({ builtIn: false })).toMatch(/^builtIn: must be true or be left out/);
  });

  it.each([
    [{ colour: 'rgb' }, /^colour: .*never/],
    [{ id: 'My Model' }, /^id: may hold lower-case/],
    [{ id: '../escape' }, /^id: /],
    [{ name: '' }, /^name: must not be empty/],
    [{ format: 'onnx' }, /^format: /],
    [{ query: 'a=b' }, /^query: must be empty or begin/],
    [{ inputSize: [224] }, /^inputSize\[1\]: /],
    [{ inputSize: [224, 0] }, /^inputSize\[1\]: must be at least 1/],
    [{ preprocess: { ...card.preprocess, order: 'grb' } }, /^preprocess.order: /],
    [{ preprocess: { ...card.preprocess, scale: 0 } }, /^preprocess.scale: must not be 0/],
    [{ preprocess: { ...card.preprocess, std: [1, 0, 1] } }, /^preprocess.std: must be above 0/],
    [{ preprocess: { ...card.preprocess, mean: [1, 2, NaN] } }, /^preprocess.mean\[2\]: /],
    [{ classes: ['only'] }, /^classes: must name at least two/],
    [{ backgroundClass: -1 }, /^backgroundClass: /],
    [{ bytes: 1.5 }, /^bytes: must be a whole number/],
    [{ sha256: 'abc' }, /^sha256: must be 64/],
    [{ files: [{ path: '../a.bin', bytes: null, sha256: null }] }, /^files\[0\].path: must stay inside/],
    [{ files: [{ path: 'https://elsewhere/a.bin', bytes: null, sha256: null }] }, /^files\[0\].path: must be a plain/],
    [{ files: [{ path: '/a.bin', bytes: null, sha256: null }] }, /^files\[0\].path: must be a plain/],
    [{ files: Array(2).fill({ path: 'a.bin', bytes: null, sha256: hash }) }, /lists a file twice/],
    [{ files: [{ path: 'a.bin', bytes: 1e9, sha256: null }] }, /larger together/],
    [{ licence: undefined }, /^licence: /],
  ])('refuses %o and says where', (change, problem) => {
    expect(problemOf(change)).toMatch(problem);
  });
});

describe('checkCatalogue', () => {
  it('names the model and the key of the first thing wrong', () => {
    const json = { version: 1, models: [card, { ...card, id: 'other', bytes: 0 }] };
    expect(checkCatalogue(json)).toEqual({ problem: 'models[1].bytes: must be at least 1' });
  });

  it('refuses another version and two models with one id', () => {
    expect(checkCatalogue({ version: 2, models: [] })).toMatchObject({ problem: /another version/ });
    expect(checkCatalogue({ version: 1, models: [card, card] })).toMatchObject({ problem: /same id/ });
  });

  it('refuses what is no catalogue at all', () => {
    for (const json of [null, [], 'catalogue', { models: [] }]) expect(checkCatalogue(json)).toHaveProperty('problem');
  });
});
