import { describe, expect, test } from 'vitest';
import { asPublished, defaultSettings } from '../src/core/search/settings.ts';
import { parseRequest, UsageError } from './settings.ts';

const needed = ['--picture', 'cat.png', '--model', 'mobilenet', '--out', 'cat.json'];
const settings = (...flags: string[]) => parseRequest([...needed, ...flags]).settings;

test('without settings, the defaults', () => {
  expect(parseRequest(needed)).toEqual({
    picture: 'cat.png',
    model: 'mobilenet',
    out: 'cat.json',
    settings: defaultSettings,
    target: null,
    fit: 'crop',
    workers: null,
    maps: [],
  });
});

test('as published, and a flag on top of it', () => {
  expect(settings('--as-published')).toEqual(asPublished);
  expect(settings('--as-published', '--baseline', 'blur')).toEqual({ ...asPublished, baseline: 'blur' });
});

test('every flag reaches its setting', () => {
  expect(
    settings(
      ...['--ratio', '0.7', '--top-class', 'no', '--baseline', 'black', '--footprint', 'tile', '--grid', '5x6'],
      ...['--search', 'beam', '--width', '5', '--successors', '49', '--limit', '20', '--seed', 'i-gos', '--strict'],
      ...['--roots', '2', '--overlap', 'count:2', '--budget', '50'],
    ),
  ).toEqual({
    grid: { rows: 5, cols: 6 },
    footprint: 'tile',
    baseline: 'black',
    sufficiency: { ratio: 0.7, topClass: false },
    search: { kind: 'beam', width: 5, successors: 49, limit: 20, seed: 'i-gos', strict: true },
    choice: { roots: 2, overlap: { kind: 'count', limit: 2 } },
    graph: { budget: 50 },
  });
});

test('the other searches', () => {
  expect(settings('--search', 'combinatorial', '--candidates', '12', '--size', '3', '--seed', 'none').search).toEqual({
    kind: 'combinatorial',
    candidates: 12,
    size: 3,
    seed: 'none',
    strict: false,
  });
  expect(settings('--search', 'exhaustive', '--max-size', '3').search).toEqual({ kind: 'exhaustive', maxSize: 3 });
});

test('what is not a setting: class, fit, threads, maps', () => {
  const request = parseRequest([
    ...needed,
    '--class',
    '7',
    '--fit',
    'squash',
    '--workers',
    '2',
    '--maps',
    'grad-cam,i-gos',
  ]);
  expect(request).toMatchObject({ target: 7, fit: 'squash', workers: 2, maps: ['grad-cam', 'i-gos'] });
});

describe('what makes no sense is refused, naming the flag', () => {
  test.each([
    [['--ratio', '1.5'], '--ratio takes a number from 0 to 0.95'],
    [['--ratio', ''], '--ratio'],
    [['--width', '2.5'], '--width takes a whole number'],
    [['--top-class', 'maybe'], '--top-class takes yes, no'],
    [['--grid', '7'], '--grid takes rows and columns'],
    [['--grid', '0x7'], '--grid takes rows and columns'],
    [['--overlap', 'share:2'], '--overlap takes'],
    [['--overlap', 'count:1.5'], '--overlap takes'],
    [['--maps', 'lime'], 'not "lime"'],
    [['--colour', 'red'], '--colour'],
    [['stray'], 'stray'],
  ])('%j', (flags, message) => {
    expect(() => parseRequest([...needed, ...flags])).toThrow(UsageError);
    expect(() => parseRequest([...needed, ...flags])).toThrow(message);
  });

  test('a missing picture', () => {
    expect(() => parseRequest(needed.slice(2))).toThrow('--picture is missing.');
  });
});
