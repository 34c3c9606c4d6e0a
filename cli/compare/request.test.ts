import { describe, expect, it } from 'vitest';
import { measureCards } from '../../src/core/measures/cards.ts';
import { defaultMeasureSettings } from '../../src/core/measures/settings.ts';
import { UsageError } from '../settings.ts';
import { contestants } from './contestants.ts';
import { parseRequest, usage } from './request.ts';

const least = ['--pictures', 'photos', '--model', 'everyday-10', '--out', 'table.json'];

describe('a comparison', () => {
  it('has every row and the one protocol unless told otherwise', () => {
    const request = parseRequest(least);
    expect(request).toEqual({
      ...{ pictures: 'photos', boxes: null, model: 'everyday-10', out: 'table.json' },
      ...{ rows: contestants, count: null, fit: 'squash', settings: defaultMeasureSettings, fresh: false },
    });
  });

  it('plays the pointing games where there are boxes, and runs nothing again unless asked', () => {
    const { settings } = parseRequest([...least, '--boxes', 'manifest.json']);
    expect(settings.measures).toEqual(measureCards.map(({ id }) => id).filter((id) => id !== 'max-sensitivity'));
  });

  it('takes rows and columns in its own order', () => {
    const request = parseRequest([...least, '--methods', 'chance, grad-cam', '--measures', 'sparsity,drop']);
    expect(request.rows.map(({ id }) => id)).toEqual(['grad-cam', 'chance']);
    expect(request.settings.measures).toEqual(['drop', 'sparsity']);
  });

  it('can be that of other papers', () => {
    const { settings } = parseRequest([
      ...least,
      '--blur',
      '51/50',
      '--steps',
      '224',
      '--subsets',
      '100',
      '--seed',
      '4',
    ]);
    expect(settings.blur).toEqual({ taps: 51, sigma: 50 });
    expect([settings.steps, settings.removal.subsets, settings.seed]).toEqual([224, 100, 4]);
    expect(parseRequest([...least, '--squares', '1000', '--count', '7', '--fit', 'crop', '--fresh'])).toMatchObject({
      ...{ settings: { squares: 1000 }, count: 7, fit: 'crop', fresh: true },
    });
  });
});

describe('a command line that makes no sense', () => {
  it.each([
    [['--model', 'm', '--out', 't.json'], '--pictures is missing.'],
    [['--pictures', 'p', '--model', 'm'], '--out is missing.'],
    [['--pictures', 'p', '--model', 'm', '--out', 't.csv'], '--out takes a file that ends in .json, not "t.csv".'],
    [[...least, '--methods', 'grad-cam,magic'], 'not "magic".'],
    [[...least, '--measures', 'beauty'], 'not "beauty".'],
    [[...least, '--count', '0'], '--count takes a whole number from 1 to 1000000, not "0".'],
    [[...least, '--fit', 'stretch'], '--fit takes squash or crop, not "stretch".'],
    [[...least, '--blur', '10/5'], '--blur takes an odd number of taps and a sigma, such as 11/5, not "10/5".'],
    [[...least, '--blur', 'soft'], 'not "soft".'],
    [[...least, '--depth', '3'], '--depth'],
  ])('%j', (args, message) => {
    expect(() => parseRequest(args)).toThrow(UsageError);
    expect(() => parseRequest(args)).toThrow(message);
  });
});

it('says what every flag takes', () => {
  for (const flag of [
    'pictures',
    'boxes',
    'model',
    'methods',
    'measures',
    'out',
    'count',
    'seed',
    'fit',
    'steps',
    'blur',
  ])
    expect(usage).toContain(`--${flag} `);
});
