import '@tensorflow/tfjs-backend-cpu';
import { expect, test } from 'vitest';
import { defaultSettings, type ExplainSettings } from '../../core/search/settings.ts';
import { otherCard, run, setUp, subject, thirdCard } from '../session.fixture.ts';
import { fakeScoreCache, type FakeScoreCache } from './scoreCache.fixture.ts';

const settings: ExplainSettings = { ...defaultSettings, grid: { rows: 3, cols: 3 }, footprint: 'tile' };
const question = { ...subject(), settings, target: 0 };

/** A worker of its own with the same cache, as after a reload. */
const visit = (cache: FakeScoreCache) => setUp({ scoreCache: () => Promise.resolve(cache) });
const search = (cache: FakeScoreCache, change: Partial<typeof question> = {}) =>
  run(visit(cache), 'explain', { ...question, ...change });

/** A cache that has seen one search. */
async function visited(): Promise<FakeScoreCache> {
  const cache = fakeScoreCache();
  await search(cache);
  expect(cache.records.size).toBe(1);
  return cache;
}

test('the same search on the next visit asks for no forward pass and finds the same', async () => {
  const cache = await visited();
  const first = await search(fakeScoreCache());
  const again = await search(cache);
  expect(first.output.evaluations).toBeGreaterThan(0);
  expect(again.output).toMatchObject({ evaluations: 0, distinct: first.output.distinct });
  expect(again.output.explanations).toEqual(first.output.explanations);
  expect(again.output.graph).toEqual(first.output.graph);
  // The same files under another name are the same network.
  expect((await search(cache, { model: otherCard })).output.evaluations).toBe(0);
});

test('another network, class, masking or picture is another question', async () => {
  const cache = await visited();
  const otherwise: readonly Partial<typeof question>[] = [
    { model: thirdCard },
    { model: { ...question.model, preprocess: { ...question.model.preprocess, scale: 0.5 } } },
    { target: 1 },
    { settings: { ...settings, footprint: 'tent' } },
    { settings: { ...settings, baseline: 'blur' } },
    { settings: { ...settings, grid: { rows: 3, cols: 2 } } },
  ];
  for (const change of otherwise) expect((await search(cache, change)).output.evaluations).toBeGreaterThan(0);
  const other = visit(cache);
  const decode = other.session.platform.decode;
  const darker = setUp({
    scoreCache: () => Promise.resolve(cache),
    decode: async (blob, name) => {
      const { rgb, ...size } = await decode(blob, name);
      return { ...size, rgb: rgb.map((value) => value / 2) };
    },
  });
  expect((await run(darker, 'explain', question)).output.evaluations).toBeGreaterThan(0);
});

test('what a stopped search has scored is kept as well', async () => {
  const cache = fakeScoreCache();
  const generator = visit(cache).handlers.explain(question, new AbortController().signal);
  await generator.next();
  await generator.return(undefined as never);
  expect(cache.records.size).toBe(1);
  const whole = await search(fakeScoreCache());
  const { evaluations } = (await search(cache)).output;
  expect(evaluations).toBeLessThan(whole.output.evaluations);
});

test('a record that was tampered with is as good as none', async () => {
  const cache = await visited();
  for (const record of cache.records.values()) record.fill(1, 80);
  const again = await search(cache);
  const anew = await search(fakeScoreCache());
  expect(again.output.evaluations).toBe(anew.output.evaluations);
  expect(again.output.explanations).toEqual(anew.output.explanations);
});

test('storage that never answers keeps no search from ending', async () => {
  const never = () => new Promise<never>(() => undefined);
  const stuck = { ...fakeScoreCache(), put: never };
  expect((await search(stuck)).output.stage).toBe('done');
});
