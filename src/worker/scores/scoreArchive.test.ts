import { expect, test } from 'vitest';
import { setOf } from '../../core/regions/regionSet.ts';
import type { KnownScore } from '../../core/search/memo.ts';
import { ScoreArchive } from './scoreArchive.ts';
import { fakeScoreCache, type FakeScoreCache } from './scoreCache.fixture.ts';

const scores = (count: number): KnownScore[] =>
  Array.from({ length: count }, (_, i) => [setOf([i]), { confidence: 0.5, margin: 0 }]);

const over = (cache: FakeScoreCache, limits?: { records: number; bytes: number }): ScoreArchive =>
  new ScoreArchive(() => Promise.resolve(cache), limits);

test('the next visit knows what this one wrote, by its question alone', async () => {
  const cache = fakeScoreCache();
  await over(cache).write('a', 49, scores(3));
  expect(await over(cache).read('a', 49)).toEqual(scores(3));
  expect(await over(cache).read('b', 49)).toEqual([]);
});

test('what is written again takes the place of what was', async () => {
  const cache = fakeScoreCache();
  const archive = over(cache);
  await archive.write('a', 49, scores(1));
  await archive.write('a', 49, scores(2));
  expect(cache.records.size).toBe(1);
  expect(await archive.read('a', 49)).toHaveLength(2);
});

test('neither the question nor the picture in it stands in what is kept, only hashes and scores', async () => {
  const cache = fakeScoreCache();
  await over(cache).write('a secret question', 49, scores(1));
  const kept = [...cache.records].map(([name, record]) => name + new TextDecoder('latin1').decode(record)).join('');
  expect(kept).not.toContain('secret');
});

test('beyond so many records the one written longest ago goes', async () => {
  const cache = fakeScoreCache();
  const archive = over(cache, { records: 2, bytes: 1e6 });
  for (const question of ['a', 'b', 'a', 'c']) await archive.write(question, 49, scores(1));
  expect(await Promise.all(['a', 'b', 'c'].map(async (one) => (await archive.read(one, 49)).length))).toEqual([
    1, 0, 1,
  ]);
});

test('beyond so many bytes as many go as it takes', async () => {
  const cache = fakeScoreCache();
  const archive = over(cache, { records: 100, bytes: 400 });
  for (const question of ['a', 'b', 'c']) await archive.write(question, 49, scores(2));
  await archive.write('d', 49, scores(10));
  const bytes = [...cache.records.values()].reduce((sum, { length }) => sum + length, 0);
  expect(bytes).toBeLessThanOrEqual(400);
  expect(await archive.read('d', 49)).toHaveLength(10);
  expect(await archive.read('a', 49)).toEqual([]);
});

test('a broken record is not known, and is mended by the next writing', async () => {
  const cache = fakeScoreCache();
  const archive = over(cache);
  await archive.write('a', 49, scores(2));
  for (const record of cache.records.values()) record[70] = (record[70] ?? 0) ^ 255;
  expect(await archive.read('a', 49)).toEqual([]);
  await archive.write('a', 49, scores(2));
  expect(await archive.read('a', 49)).toHaveLength(2);
});

test('where nothing can be kept, nothing is, and nobody is told', async () => {
  const refused = () => Promise.reject(new DOMException('denied', 'SecurityError'));
  const full = { ...fakeScoreCache(), put: refused };
  const broken = { list: refused, get: refused, put: refused, delete: refused };
  for (const archive of [
    new ScoreArchive(() => Promise.resolve(null)),
    new ScoreArchive(refused),
    new ScoreArchive(() => Promise.resolve(full)),
    new ScoreArchive(() => Promise.resolve(broken)),
  ]) {
    await archive.write('a', 49, scores(1));
    expect(await archive.read('a', 49)).toEqual([]);
  }
});

test('what is written is what was known when it was asked to, one writing after the other', async () => {
  const cache = fakeScoreCache();
  const archive = over(cache);
  const growing = scores(1);
  const first = archive.write('a', 49, growing);
  growing.push(...scores(5).slice(1));
  const second = archive.write('b', 49, growing);
  await Promise.all([first, second]);
  expect(await archive.read('a', 49)).toHaveLength(1);
  expect(await archive.read('b', 49)).toHaveLength(5);
});
