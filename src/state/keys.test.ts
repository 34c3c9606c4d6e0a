import { expect, test } from 'vitest';
import { defaultSettings, type ExplainSettings } from '../core/search/settings.ts';
import type { Subject } from '../worker/protocol.ts';
import { classTarget } from '../core/methods/target.ts';
import { mapKey, maskingKey, searchKey } from './keys.ts';

const subject = {
  picture: { sha256: 'a', name: 'a.jpg', blob: new Blob([]) },
  fit: 'crop',
  model: { id: 'one', address: 'https://models.test/one' },
} as unknown as Subject;

const others: readonly Subject[] = [
  { ...subject, picture: { ...subject.picture, sha256: 'b' } },
  { ...subject, fit: 'squash' },
  { ...subject, model: { ...subject.model, id: 'two' } },
];

/** One change to every setting there is. */
const changes: Readonly<Record<keyof ExplainSettings, Partial<ExplainSettings>>> = {
  grid: { grid: { rows: 5, cols: 7 } },
  footprint: { footprint: 'tile' },
  baseline: { baseline: 'blur' },
  sufficiency: { sufficiency: { ratio: 0.6, topClass: true } },
  search: { search: { kind: 'exhaustive', maxSize: 2 } },
  choice: { choice: { roots: 2, overlap: { kind: 'count', limit: 1 } } },
  graph: { graph: { budget: 10 } },
};

test('picture, fit, network and class are in every key', () => {
  for (const key of [
    (about: Subject, target: number) => mapKey(about, classTarget(target), 'grad-cam', {}),
    (about: Subject, target: number) => searchKey(about, target, defaultSettings),
    (about: Subject, target: number) => maskingKey(about, target, defaultSettings),
  ]) {
    const keys = [key(subject, 1), key(subject, 2), ...others.map((other) => key(other, 1))];
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('what a picture is called is in none', () => {
  const renamed = { ...subject, picture: { ...subject.picture, name: 'other.jpg' } };
  expect(searchKey(renamed, 1, defaultSettings)).toBe(searchKey(subject, 1, defaultSettings));
});

test.each(Object.entries(changes))('%s is in the key of the search', (_, change) => {
  expect(searchKey(subject, 1, { ...defaultSettings, ...change })).not.toBe(searchKey(subject, 1, defaultSettings));
});

test('what a set looks like depends on grid, footprint and baseline, and on nothing of the search', () => {
  const before = maskingKey(subject, 1, defaultSettings);
  const changing = Object.entries(changes)
    .filter(([, change]) => maskingKey(subject, 1, { ...defaultSettings, ...change }) !== before)
    .map(([name]) => name);
  expect(changing).toEqual(['grid', 'footprint', 'baseline']);
});

test('a map depends on its options, not on the order in which they are written', () => {
  const key = (options: Record<string, number>) => mapKey(subject, classTarget(1), 'i-gos', options);
  expect(key({ a: 1, b: 2 })).toBe(key({ b: 2, a: 1 }));
  expect(key({ a: 1, b: 2 })).not.toBe(key({ a: 1, b: 3 }));
});
