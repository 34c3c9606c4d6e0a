import { expect, test } from 'vitest';
import { Shelf } from './shelf.ts';

const never = new AbortController().signal;

/** A shelf of names that notes what was made and disposed of. */
function setUp(capacity: number) {
  const made: string[] = [];
  const disposed: string[] = [];
  const shelf = new Shelf<string>(capacity, (value) => disposed.push(value));
  const make = (name: string) => () => {
    made.push(name);
    return Promise.resolve(name);
  };
  const take = (name: string, signal = never) => shelf.take(name, make(name), signal);
  return { shelf, take, made, disposed };
}

test('what is on the shelf is not made again', async () => {
  const { take, made } = setUp(2);
  (await take('a')).release();
  const again = await take('a');
  expect(again.value).toBe('a');
  expect(made).toEqual(['a']);
});

test('beyond the capacity the least recently taken goes first', async () => {
  const { take, disposed } = setUp(2);
  for (const name of ['a', 'b', 'a', 'c']) (await take(name)).release();
  expect(disposed).toEqual(['b']);
});

test('what is leased stays, however full the shelf is, and goes when it is given back', async () => {
  const { take, disposed } = setUp(1);
  const a = await take('a');
  const b = await take('b');
  expect(disposed).toEqual([]);
  b.release();
  expect(disposed).toEqual(['b']);
  a.release();
  expect(disposed).toEqual(['b']);
});

test('a lease counts once, however often it is given back', async () => {
  const { take, disposed } = setUp(0);
  const first = await take('a');
  const second = await take('a');
  first.release();
  first.release();
  expect(disposed).toEqual([]);
  second.release();
  expect(disposed).toEqual(['a']);
});

test('two who want the same share one making', async () => {
  const { take, made } = setUp(1);
  const [one, other] = await Promise.all([take('a'), take('a')]);
  expect([one.value, other.value, ...made]).toEqual(['a', 'a', 'a']);
});

test('what could not be made is told to all who wait and tried again by the next', async () => {
  const shelf = new Shelf<string>(1, () => undefined);
  let attempts = 0;
  const make = async () => {
    attempts++;
    await Promise.resolve();
    if (attempts === 1) throw new Error('no');
    return 'made';
  };
  const both = await Promise.allSettled([shelf.take('a', make, never), shelf.take('a', make, never)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect((await shelf.take('a', make, never)).value).toBe('made');
  expect(attempts).toBe(2);
});

test('a making stops when the last who waits gives up, and what comes of it late is disposed of', async () => {
  const disposed: string[] = [];
  const shelf = new Shelf<string>(1, (value) => disposed.push(value));
  let finish: (value: string) => void = () => undefined;
  const stops: AbortSignal[] = [];
  const make = (stop: AbortSignal) => {
    stops.push(stop);
    return new Promise<string>((resolve) => {
      finish = resolve;
    });
  };
  const [first, second] = [new AbortController(), new AbortController()];
  const waits = [shelf.take('a', make, first.signal), shelf.take('a', make, second.signal)];
  first.abort(new Error('first gives up'));
  await expect(waits[0]).rejects.toThrow('first gives up');
  expect(stops[0]?.aborted).toBe(false);
  second.abort(new Error('second too'));
  await expect(waits[1]).rejects.toThrow('second too');
  expect(stops[0]?.aborted).toBe(true);
  finish('late');
  await new Promise((resolve) => setImmediate(resolve));
  expect(disposed).toEqual(['late']);
  const anew = shelf.take('a', make, never);
  finish('anew');
  expect((await anew).value).toBe('anew');
  expect(stops).toHaveLength(2);
});

test('who is stopped beforehand makes nothing', async () => {
  const { take, made } = setUp(1);
  await expect(take('a', AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  expect(made).toEqual([]);
});
