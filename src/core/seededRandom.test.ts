import { expect, test } from 'vitest';
import { seededRandom } from './seededRandom.ts';

const take = (random: () => number, count: number): number[] => Array.from({ length: count }, random);

test('the same seed gives the same numbers, another seed others', () => {
  expect(take(seededRandom(7), 5)).toEqual(take(seededRandom(7), 5));
  expect(take(seededRandom(7), 5)).not.toEqual(take(seededRandom(8), 5));
});

test('numbers are in [0, 1) and spread evenly', () => {
  const numbers = take(seededRandom(1), 10_000);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  const tenths = numbers.reduce<number[]>((counts, x) => {
    const tenth = Math.floor(10 * x);
    counts[tenth] = (counts[tenth] ?? 0) + 1;
    return counts;
  }, []);
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(120);
});
