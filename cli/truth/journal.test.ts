import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openJournal } from './journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'journal-'));
const path = join(folder, 'deep', 'journal.jsonl');
afterEach(() => {
  rmSync(join(folder, 'deep'), { recursive: true, force: true });
});

const never = () => Promise.reject(new Error('this was known'));

it('works a value out once, and remembers it for the next run', async () => {
  const first = openJournal(path, false);
  expect(await first.recall('a', () => Promise.resolve({ n: [1, 2] }))).toEqual({ n: [1, 2] });
  expect(await first.recall('a', never)).toEqual({ n: [1, 2] });
  expect(await openJournal(path, false).recall('a', never)).toEqual({ n: [1, 2] });
});

it('keeps nothing of work that failed', async () => {
  const journal = openJournal(path, false);
  await expect(journal.recall('a', never)).rejects.toThrow('this was known');
  expect(await journal.recall('a', () => Promise.resolve(2))).toBe(2);
});

it('forgets a line that was cut off, and no other', async () => {
  await openJournal(path, false).recall('a', () => Promise.resolve(1));
  appendFileSync(path, '["b", [1, 2');
  const second = openJournal(path, false);
  expect(await second.recall('b', () => Promise.resolve(3))).toBe(3);
  const third = openJournal(path, false);
  expect([await third.recall('a', never), await third.recall('b', never)]).toEqual([1, 3]);
});

it('starts over where it is asked to', async () => {
  await openJournal(path, false).recall('a', () => Promise.resolve(1));
  expect(await openJournal(path, true).recall('a', () => Promise.resolve(2))).toBe(2);
  expect(await openJournal(path, false).recall('a', never)).toBe(2);
});
